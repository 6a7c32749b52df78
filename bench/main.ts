import { main } from './run/main.ts';

await main(process.argv.slice(2));
