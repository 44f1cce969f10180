import { httpManifest, type Manifest, socketManifest } from '../slack/manifest.ts';
import { slackReaches } from './public-address.ts';

const usage = `npm run --silent manifest                                       for Socket Mode
npm run --silent manifest -- --http https://your.address        for HTTP
`;

/** `npm run manifest`: prints what Slack is to be given as the app's manifest. */
function main([flag, address, ...more]: readonly string[]): void {
  const manifest = manifestFor(flag, address);
  if (typeof manifest === 'string' || more.length > 0) {
    process.stderr.write(typeof manifest === 'string' ? `${manifest}\n${usage}` : usage);
    process.exitCode = 1;
    return;
  }
  process.stdout.write(`${JSON.stringify(manifest, null, 2)}\n`);
}

function manifestFor(flag: string | undefined, address: string | undefined): Manifest | string {
  if (flag === undefined) return socketManifest();
  if (flag !== '--http') return `Unknown option ${flag}.`;
  const reached = slackReaches(address ?? '');
  return reached.ok ? httpManifest(reached.url) : `The address ${reached.problem}.`;
}

main(process.argv.slice(3));
