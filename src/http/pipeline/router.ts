import type { Handler, OpenHandler } from './handler.ts';
import { notFound } from './http-response.ts';

/** Passes each request on to the handler of exactly its path; other paths get 404. */
export function router(routes: Readonly<Record<string, Handler>>): Handler {
  const handlers = new Map(Object.entries(routes));
  return (exchange, caller, respond) => {
    const { pathname } = exchange.target;
    const handler = handlers.get(pathname);
    if (handler) handler(exchange, caller, respond);
    else respond(notFound(pathname));
  };
}

/** Gives a request to the first open handler that takes it. */
export function firstOf(handlers: readonly OpenHandler[]): OpenHandler {
  return (exchange) => {
    for (const handler of handlers) {
      const answer = handler(exchange);
      if (answer) return answer;
    }
    return undefined;
  };
}
