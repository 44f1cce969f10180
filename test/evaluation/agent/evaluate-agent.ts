import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../../services/store/database.ts';
import { type Result, runScenes } from './run-scenes.ts';
import { type Scene, scenesAt } from './scene.ts';
import { startScripted } from './scripted.ts';
import { openStage } from './stage.ts';

const atOnce = 4;
const modelSettings = [
  ...['MODEL', 'MODEL_BASE_URL', 'MODEL_API_KEY', 'MODEL_CONTEXT_TOKENS'],
  ...['OPENAI_API_KEY', 'ANTHROPIC_API_KEY'],
];

/**
 * Plays made scenes against the model that `MODEL` names, through the real app, and prints what it made of them. Without
 * `MODEL`, a scripted one that knows the answers: that measures all but a model. `--only <words>` plays some of them.
 */
export async function evaluateAgent(args: readonly string[]): Promise<void> {
  const only = args.includes('--only') ? (args[args.indexOf('--only') + 1] ?? '') : '';
  const scenes = scenesAt(new Date()).filter(({ kind, name }) => `${kind}: ${name}`.includes(only));
  const folder = await mkdtemp(join(tmpdir(), 'stand-in-evaluation-'));
  const database = await openDatabase({ kind: 'embedded', folder }, () => {});
  const { settings, name, close } = await modelFor(scenes);
  const stage = await openStage({ database, model: settings });
  console.log(`${scenes.length} scenes, ${name}`);
  try {
    const results = await runScenes(stage, scenes, { atOnce, see: show });
    printSums(results);
    process.exitCode = results.every(({ verdict }) => verdict.wrong.length === 0) ? 0 : 1;
  } finally {
    await stage.close();
    await close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function modelFor(scenes: readonly Scene[]) {
  const set = modelSettings.flatMap((key) => (process.env[key] ? [[key, process.env[key]]] : []));
  if (process.env.MODEL)
    return { settings: Object.fromEntries(set), name: process.env.MODEL, close: async () => {} };
  const model = await startScripted(scenes);
  const settings = {
    MODEL: 'compatible/scripted',
    MODEL_BASE_URL: `${model.url}/v1`,
    MODEL_API_KEY: model.key,
  };
  return { settings, name: 'a scripted model that knows the answers', close: model.close };
}

function show({ scene, verdict, played }: Result): void {
  if (verdict.wrong.length === 0) return;
  console.log(`\n${scene.kind}: ${scene.name}`);
  for (const line of [...scene.said, ...scene.writes.map(({ by, text }) => `${by} writes: ${text}`)])
    console.log(`  | ${line}`);
  for (const line of verdict.wrong) console.log(`  - ${line}`);
  for (const { tool, input, state } of played.toolCalls)
    console.log(`  > ${tool} ${JSON.stringify(input).slice(0, 300)} (${state})`);
  for (const text of played.wrote) console.log(`  < ${text.replaceAll('\n', ' ').slice(0, 300)}`);
}

function printSums(results: readonly Result[]): void {
  console.log('');
  for (const [kind, those] of Map.groupBy(results, ({ scene }) => scene.kind)) {
    const right = those.filter(({ verdict }) => verdict.wrong.length === 0).length;
    console.log(`${kind}: ${right} of ${those.length} as they should be`);
  }
  const sum = (of: (result: Result) => number) => results.reduce((total, one) => total + of(one), 0);
  const wanted = sum(({ verdict }) => verdict.wanted);
  const turns = sum(({ played }) => played.turns);
  const [tokensIn, tokensOut] = [sum(({ played }) => played.tokensIn), sum(({ played }) => played.tokensOut)];
  console.log(
    `all: ${results.filter(({ verdict }) => verdict.wrong.length === 0).length} of ${results.length}`,
  );
  console.log(`right tool: ${sum(({ verdict }) => verdict.rightTool)} of ${wanted}`);
  console.log(`right input: ${sum(({ verdict }) => verdict.rightInput)} of ${wanted}`);
  console.log(
    `false alarms: ${sum(({ verdict }) => verdict.falseAlarms)}, not heard: ${sum(({ verdict }) => verdict.missed)}`,
  );
  console.log(`${turns} turns, ${tokensIn} tokens in, ${tokensOut} out${costOf(tokensIn, tokensOut, turns)}`);
}

const million = 1_000_000;

function costOf(tokensIn: number, tokensOut: number, turns: number): string {
  const [perIn, perOut] = [
    process.env.MODEL_INPUT_USD_PER_MILLION,
    process.env.MODEL_OUTPUT_USD_PER_MILLION,
  ].map(Number);
  if (!(perIn && perOut)) return '';
  const dollars = (tokensIn * perIn + tokensOut * perOut) / million;
  return `: $${dollars.toFixed(3)}, $${(dollars / Math.max(1, turns)).toFixed(4)} a turn`;
}
