import { judge, type Played, type Verdict } from './judge.ts';
import { play } from './play.ts';
import type { Scene } from './scene.ts';
import type { Stage } from './stage.ts';

export type Result = { readonly scene: Scene; readonly played: Played; readonly verdict: Verdict };

/** Plays scenes, so many at once, each in a call of its own. */
export async function runScenes(
  stage: Stage,
  scenes: readonly Scene[],
  { atOnce, see = () => {} }: { atOnce: number; see?: (result: Result) => void },
): Promise<Result[]> {
  const results: Result[] = [];
  const waiting = [...scenes];
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const played = await play(stage, next);
      const result = { scene: next, played, verdict: judge(next, played) };
      results.push(result);
      see(result);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return results;
}
