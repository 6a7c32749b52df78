import { expect, test } from 'vitest';
import { newPassword } from '../src/password.ts';

test('no new password can be taken for an option on a command line', () => {
  const passwords = Array.from({ length: 1000 }, newPassword);
  expect(passwords.filter((password) => !/^[0-9a-f]{48}$/.test(password))).toEqual([]);
  expect(new Set(passwords).size).toBe(passwords.length);
});
