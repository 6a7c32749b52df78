import type { RequestListener } from 'node:http';
import type { Log } from '../log.ts';

/** Keeps an exception in a listener from ending the process: it is logged, and the request gets a 500 where it has no response yet. */
export function containing(listener: RequestListener, log: Log): RequestListener {
  return (request, response) => {
    try {
      listener(request, response);
    } catch (thrown) {
      log.error({ err: thrown }, 'A request failed');
      if (response.headersSent) return void response.destroy();
      const body = JSON.stringify({
        errors: [{ message: 'Unexpected error.', extensions: { code: 'INTERNAL_SERVER_ERROR' } }],
      });
      response.writeHead(500, {
        'content-type': 'application/json; charset=utf-8',
        'cache-control': 'no-store',
      });
      response.end(body);
    }
  };
}
