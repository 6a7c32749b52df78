import { createApiKey } from '../auth/api-keys.ts';

const [name = '', role = ''] = process.argv.slice(2);

if (!/^[\w.-]{1,64}$/.test(name) || (role !== 'reader' && role !== 'admin')) {
  process.stderr.write(
    'Usage: npm run api-key -- NAME reader|admin   (NAME of letters, digits, dots and dashes)\n',
  );
  process.exit(1);
}
const { key, setting } = createApiKey(name, role);
process.stdout.write(`The key, for its owner alone; it is shown this once:
  ${key}
What the server needs of it, to be added to API_KEYS:
  ${setting}
`);
