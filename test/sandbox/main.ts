import { parseOptions, usage } from './runner/options.ts';
import { playerFor } from './runner/player.ts';
import { runSandbox } from './runner/run.ts';

const parsed = parseOptions(process.argv.slice(2));
switch (parsed.kind) {
  case 'help':
    console.log(usage);
    break;
  case 'wrong':
    console.error(`${parsed.problem}\n\n${usage}`);
    process.exitCode = 1;
    break;
  case 'run':
    process.exitCode = await runSandbox(parsed.options, playerFor(parsed.options.agent, process.env));
    break;
  default:
    parsed satisfies never;
}
