import { parseArgs } from 'node:util';
import { type Agent, agents } from './player.ts';

export type SandboxOptions = {
  /** No keyboard: ends after the recap, with an exit code. */
  once: boolean;
  /** 2 plays the meeting in half its time. */
  speed: number;
  /** Whose agent works in the meeting: the app's own, or one that somebody connected. */
  agent: Agent;
  /** Shows the app's own log. */
  log: boolean;
  /** Shows what is said in the emulated call. */
  call: boolean;
};

export const usage = `npm run sandbox -- [--once] [--speed N] [--agent house|mcp] [--call] [--log]

  --once      play one meeting without a keyboard; exit 0 after its recap and the agent's work, 1 with the reason otherwise
  --speed N   play the meeting N times as fast, from 0.1 to 20 (1: about half a minute)
  --agent     house: Stand-in's own agent, with a scripted model, or with yours where MODEL and its key are set (the default)
              mcp: an agent that Ada connects by MCP
  --call      also show what is said in the emulated call
  --log       also show the app's own log`;

export type ParsedOptions =
  | { kind: 'run'; options: SandboxOptions }
  | { kind: 'help' }
  | { kind: 'wrong'; problem: string };

export function parseOptions(args: readonly string[]): ParsedOptions {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        once: { type: 'boolean', default: false },
        speed: { type: 'string', default: '1' },
        agent: { type: 'string', default: 'house' },
        log: { type: 'boolean', default: false },
        call: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    const { help, speed: given, agent: named, ...rest } = values;
    if (help) return { kind: 'help' };
    const speed = Number(given);
    if (!(speed >= 0.1 && speed <= 20))
      return { kind: 'wrong', problem: `--speed takes a number from 0.1 to 20, not “${given}”.` };
    const agent = agents.find((one) => one === named);
    if (!agent) return { kind: 'wrong', problem: `--agent takes ${agents.join(' or ')}, not “${named}”.` };
    return { kind: 'run', options: { ...rest, agent, speed } };
  } catch (error) {
    // Node's own words name the option; what follows is advice about positional arguments.
    const [problem = ''] = (error instanceof Error ? error.message : String(error)).split(/\. To /);
    return { kind: 'wrong', problem: problem.replace(/\.?$/, '.') };
  }
}
