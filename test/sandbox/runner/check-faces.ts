import { isRecord } from '../slack/json.ts';
import type { Thread } from './meeting-watch.ts';
import { pathAt } from './public-address.ts';
import type { Scene } from './scene.ts';

/** Looks whether each thread speaks under one face, and no two under the same. Every failure in words. */
export async function checkFaces({ slack, local }: Scene, threads: readonly Thread[]): Promise<string[]> {
  const base = await local();
  const pictures = await Promise.all(
    threads.map(async ({ channel, ts }) => {
      const card = slack.messages(channel, ts).find(({ own }) => own);
      const path = isRecord(card?.icons) ? pathAt(String(card.icons.image_48)) : null;
      const answer = path === null ? null : await fetch(`${base}${path}`);
      return answer?.ok ? Buffer.from(await answer.arrayBuffer()).toString('base64') : null;
    }),
  );
  const shown = pictures.filter((picture) => picture !== null);
  return new Set(shown).size === threads.length
    ? []
    : [`${threads.length} personas spoke, but ${new Set(shown).size} faces can be seen.`];
}
