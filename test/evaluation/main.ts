import { evaluateAddressed } from './addressed/evaluate-addressed.ts';
import { evaluateAgent } from './agent/evaluate-agent.ts';
import { evaluateNotes } from './notes/evaluate-notes.ts';

/** `npm run evaluate -- <what>`: figures on what can’t be right every time. */
const evaluations: Readonly<Record<string, (args: readonly string[]) => void | Promise<void>>> = {
  addressed: evaluateAddressed,
  agent: evaluateAgent,
  notes: evaluateNotes,
};

const [what = '', ...args] = process.argv.slice(2);
const evaluate = evaluations[what];
if (evaluate) await evaluate(args);
else {
  console.error(`Usage: npm run evaluate -- ${Object.keys(evaluations).join('|')} [--details]`);
  process.exitCode = 2;
}
