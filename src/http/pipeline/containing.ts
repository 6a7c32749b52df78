import type { RequestListener } from 'node:http';
import type { Log } from '../../log.ts';
import { requestIdFrom } from './caller.ts';
import { internalError } from './http-response.ts';
import { securityHeaders } from './security-headers.ts';

/** Keeps an exception in a listener from ending the process: it is logged, and the request gets a 500 where it has no response yet. */
export function containing(listener: RequestListener, log: Log): RequestListener {
  return (request, response) => {
    try {
      listener(request, response);
    } catch (thrown) {
      const requestId = requestIdFrom(request.headers['x-request-id']);
      log.error({ requestId, err: thrown }, 'A request failed');
      if (response.headersSent) return void response.destroy();
      const { status, headers, body } = internalError(requestId);
      const length = String(Buffer.byteLength(body));
      response.writeHead(status, {
        ...securityHeaders,
        ...headers,
        'x-request-id': requestId,
        'content-length': length,
      });
      response.end(body);
    }
  };
}
