import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { onTestFinished } from 'vitest';
import type { TokenSettings } from '../../src/auth/index.ts';

/** A key with which an issuer signs. */
export interface SigningKey {
  readonly kid: string;
  readonly privateKey: CryptoKey;
  readonly jwk: object;
}

export async function signingKey(kid: string): Promise<SigningKey> {
  const { privateKey, publicKey } = await generateKeyPair('ES256');
  return { kid, privateKey, jwk: { ...(await exportJWK(publicKey)), kid, alg: 'ES256' } };
}

/** Publishes keys on a free port of the loopback address. */
export async function keyServer() {
  const answers = {
    requests: 0,
    body: JSON.stringify({ keys: [] as object[] }),
    status: 200,
    /** Where set, answers wait here until the test gives them. */
    held: undefined as ServerResponse[] | undefined,
  };
  const send = (response: ServerResponse) => response.writeHead(answers.status).end(answers.body);
  const server = createServer((_, response) => {
    answers.requests += 1;
    if (answers.held) answers.held.push(response);
    else send(response);
  });
  const listen = async (port: number) => {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  };
  const stop = () => {
    server.closeAllConnections();
    server.close();
  };
  onTestFinished(stop);
  const port = await listen(0);
  const settings: TokenSettings = {
    jwksUrl: `http://127.0.0.1:${port}/jwks.json`,
    issuer: 'https://login.example',
    audience: 'rolegraph',
    roleClaim: 'role',
  };
  return {
    answers,
    settings,
    publish(...keys: readonly SigningKey[]) {
      answers.body = JSON.stringify({ keys: keys.map(({ jwk }) => jwk) });
    },
    giveHeld() {
      for (const response of answers.held?.splice(0) ?? []) send(response);
      answers.held = undefined;
    },
    stop: async () => {
      stop();
      await once(server, 'close');
    },
    start: () => listen(port),
  };
}

/** A token of the issuer's, good for an hour from a moment on. */
export async function tokenBy(
  key: SigningKey,
  { kid = key.kid as string | null, issuedAt = Date.now(), claims = {} as Record<string, unknown> } = {},
): Promise<string> {
  return new SignJWT({ sub: 'ann', ...claims })
    .setProtectedHeader({ alg: 'ES256', ...(kid === null ? {} : { kid }) })
    .setIssuer('https://login.example')
    .setAudience('rolegraph')
    .setExpirationTime(Math.floor(issuedAt / 1000) + 3600)
    .sign(key.privateKey);
}
