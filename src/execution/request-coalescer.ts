import { CoalescedRequest } from './coalesced-request.ts';

/** What is under way and may be waited for by others who want the same. */
export class RequestCoalescer<Result> {
  readonly #flights = new Map<string, CoalescedRequest<Result>>();

  /** Takes part in what is under way. @returns Undefined where nothing is. */
  join(key: string, signal: AbortSignal): Promise<Result> | undefined {
    const flight = this.#flights.get(key);
    if (!flight || flight.signal.aborted) return undefined;
    flight.join(signal);
    return flight.result;
  }

  /** Gets ready to share some work: its signal is aborted when all who want it have gone. */
  begin(signal: AbortSignal): CoalescedRequest<Result> {
    const flight = new CoalescedRequest<Result>();
    flight.join(signal);
    return flight;
  }

  /** Lets others take part until the work is done. */
  share(key: string, flight: CoalescedRequest<Result>, work: Promise<Result>): void {
    flight.result = work;
    this.#flights.set(key, flight);
    const end = () => {
      if (this.#flights.get(key) === flight) this.#flights.delete(key);
    };
    work.then(end, end);
  }
}
