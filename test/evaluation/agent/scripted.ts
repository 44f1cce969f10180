import { Calls, type EmulatedModel, startModel } from '../../sandbox/model/service.ts';
import type { Scene } from './scene.ts';

/** A model on the real wire that knows the scenes' answers, and which scene is asked about by the words in it. */
export async function startScripted(scenes: readonly Scene[]): Promise<EmulatedModel> {
  const model = await startModel();
  const left = new Map(scenes.map((scene) => [scene, [...scene.answers]]));
  model.always(({ prompt, instructions }) => {
    const scene = sceneOf(scenes, `${instructions}\n${prompt}`);
    const next = (scene && left.get(scene)?.shift()) ?? '';
    if (typeof next === 'string') return next;
    const calls = 'calls' in next ? next.calls : [next];
    return new Calls(calls.map(({ call, input }) => ({ name: call, input })));
  });
  return model;
}

/** The one of which most lines are in what was asked. */
function sceneOf(scenes: readonly Scene[], asked: string): Scene | undefined {
  const shares = scenes.map((scene) => {
    const lines = linesOf(scene);
    return { scene, share: lines.filter((line) => asked.includes(line)).length / lines.length };
  });
  const [first] = shares.filter(({ share }) => share > 0).sort((one, other) => other.share - one.share);
  return first?.scene;
}

function linesOf({ said, writes }: Scene): string[] {
  return [...said.map((line) => line.slice(line.indexOf(': ') + 2)), ...writes.map(({ text }) => text)];
}
