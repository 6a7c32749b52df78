import { CoalescedRequest } from './coalesced-request.ts';

/** What is under way and may be waited for by others who want the same. */
export class RequestCoalescer<Result> {
  readonly #requests = new Map<string, CoalescedRequest<Result>>();

  /** Takes part in what is under way. @returns Undefined where nothing is. */
  join(key: string, signal: AbortSignal): Promise<Result> | undefined {
    const request = this.#requests.get(key);
    if (!request || request.signal.aborted) return undefined;
    request.join(signal);
    return request.result;
  }

  /** Gets ready to share some work: its signal is aborted when all who want it have gone. */
  begin(signal: AbortSignal): CoalescedRequest<Result> {
    const request = new CoalescedRequest<Result>();
    request.join(signal);
    return request;
  }

  /** Lets others take part until the work is done. */
  share(key: string, request: CoalescedRequest<Result>, work: Promise<Result>): void {
    request.result = work;
    this.#requests.set(key, request);
    const end = () => {
      if (this.#requests.get(key) === request) this.#requests.delete(key);
    };
    work.then(end, end);
  }
}
