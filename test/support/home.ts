import { expect } from 'vitest';
import { renderBlocks } from '../sandbox/slack/render-text.ts';
import type { World } from './world.ts';

type Person = { id: string };

/** Somebody's Home tab, as they read it and press in it. */
export function homeOf({ slack }: Pick<World, 'slack'>, person: Person) {
  const shown = () => renderBlocks(slack.home(person.id)?.blocks ?? []);
  const reads = async (...words: (string | RegExp)[]) => {
    const waiting = slack.waitForHome(
      person.id,
      ({ blocks }) => {
        const text = renderBlocks(blocks);
        return words.every((one) => (typeof one === 'string' ? text.includes(one) : one.test(text)));
      },
      { hoping: words.join(', ') },
    );
    await waiting.catch((cause: unknown) => {
      throw new Error(`The Home tab doesn’t say ${words.join(', ')}:\n${shown()}`, { cause });
    });
    return shown();
  };
  return {
    shown,
    reads,
    /** Opens it; as soon as it says so. */
    async open(...words: (string | RegExp)[]) {
      await slack.openHome(person.id);
      return reads(...words);
    },
    /** Presses a button, or chooses from a menu, beside a line with these words. */
    async press(line: string, chosen: { buttonText: string } | { option: string }) {
      const view = slack.home(person.id);
      const block = view?.blocks.find((one) => JSON.stringify(one).includes(line));
      if (!view || !block) throw new Error(`No line “${line}” in:\n${shown()}`);
      const blockId = String(block.block_id);
      const answer = await slack.pressInView({ user: person.id, viewId: view.id, blockId, ...chosen });
      expect(answer).toMatchObject({ ok: true });
    },
  };
}
