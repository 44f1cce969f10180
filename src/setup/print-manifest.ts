import { httpManifest, type Manifest, manyManifest, socketManifest } from '../slack/manifest.ts';
import { slackReaches } from './public-address.ts';

const usage = `npm run --silent manifest                                       for Socket Mode
npm run --silent manifest -- --http https://your.address        for HTTP
npm run --silent manifest -- --many https://your.address        for many workspaces, over a socket
npm run --silent manifest -- --many --http https://your.address for many workspaces, over HTTP
`;

/** `npm run manifest`: prints what Slack is to be given as the app's manifest. */
function main(typed: readonly string[]): void {
  const manifest = manifestFor(typed);
  if (typeof manifest === 'string') {
    process.stderr.write(`${manifest}\n${usage}`);
    process.exitCode = 1;
    return;
  }
  process.stdout.write(`${JSON.stringify(manifest, null, 2)}\n`);
}

function manifestFor(typed: readonly string[]): Manifest | string {
  if (typed.length === 0) return socketManifest();
  const isFlag = (one: string) => one === '--http' || one === '--many';
  const flags = typed.filter(isFlag);
  const [address, ...others] = typed.filter((one) => !isFlag(one));
  const unknown = others[0] ?? (address?.startsWith('-') || flags.length === 0 ? address : undefined);
  if (unknown !== undefined) return `Unknown option ${unknown}.`;
  if (address === undefined) return 'The address is missing.';
  const reached = slackReaches(address);
  if (!reached.ok) return `The address ${reached.problem}.`;
  const manifest = flags.includes('--many') ? manyManifest(reached.url) : socketManifest();
  return flags.includes('--http') ? httpManifest(reached.url, manifest) : manifest;
}

main(process.argv.slice(3));
