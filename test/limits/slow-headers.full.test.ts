import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { listen } from '../../src/http/lifecycle/listen.ts';

test('headers that come letter by letter are cut off after the 10 s promised', async () => {
  const { server } = await listen({ host: '127.0.0.1', port: 0 });
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  socket.on('error', () => undefined);
  socket.resume();
  const start = performance.now();
  socket.write('GET /health HTTP/1.1\r\nx-slow: ');
  const writing = setInterval(() => socket.write('a'), 1000);
  onTestFinished(() => clearInterval(writing));
  await once(socket, 'close');
  expect((performance.now() - start) / 1000).toBeGreaterThan(9);
  expect((performance.now() - start) / 1000).toBeLessThan(13);
}, 30_000);
