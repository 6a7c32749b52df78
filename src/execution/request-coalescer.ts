import { CoalescedRequest } from './coalesced-request.ts';

/** Lets identical requests wait for one execution. */
export class RequestCoalescer<Result> {
  readonly #requests = new Map<string, CoalescedRequest<Result>>();

  /** Waits for the execution under this key. @returns Undefined where none is under way. */
  join(key: string, signal: AbortSignal): Promise<Result> | undefined {
    const request = this.#requests.get(key);
    if (!request || request.signal.aborted) return undefined;
    request.join(signal);
    return request.result;
  }

  /** Makes the request to coalesce with: its signal aborts when all that wait for it have. */
  begin(signal: AbortSignal): CoalescedRequest<Result> {
    const request = new CoalescedRequest<Result>();
    request.join(signal);
    return request;
  }

  /** Lets other requests join until the work is done. */
  share(key: string, request: CoalescedRequest<Result>, work: Promise<Result>): void {
    request.result = work;
    this.#requests.set(key, request);
    const end = () => {
      if (this.#requests.get(key) === request) this.#requests.delete(key);
    };
    work.then(end, end);
  }
}
