import { randomBytes } from 'node:crypto';
import type { Journal } from '../../journal.ts';
import type { SlackJournalEntry } from '../journal-entries.ts';
import { WORKSPACE } from '../seed.ts';

export type CanvasAccess = 'read' | 'write' | 'owner';

export type EmulatedCanvas = {
  id: string;
  title: string;
  markdown: string;
  /** The channel whose tab it is. */
  tabOf: string | undefined;
  permalink: string;
  /** Who may do what beside its maker, by the id of a channel or person. */
  access: Record<string, CanvasAccess>;
};

export type CanvasStore = ReturnType<typeof createCanvasStore>;

/** Where a canvas is read; what makes this link is in the answer of `auth.test` and the canvas's id. */
const CANVAS_LINK = `https://${WORKSPACE.domain}.slack.com/docs/${WORKSPACE.teamId}/`;

/** The canvases of the workspace. They are replaced, never changed in place. */
export function createCanvasStore(journal: Journal<SlackJournalEntry>) {
  const canvases = new Map<string, EmulatedCanvas>();
  const put = (change: 'created' | 'shared' | 'deleted', canvas: EmulatedCanvas): EmulatedCanvas => {
    canvases.set(canvas.id, canvas);
    journal.add({ kind: 'canvas', at: Date.now(), change, canvas });
    return canvas;
  };

  return {
    list: (): EmulatedCanvas[] => [...canvases.values()],
    find: (id: string): EmulatedCanvas | undefined => canvases.get(id),
    create({ title, markdown, tabOf }: Pick<EmulatedCanvas, 'title' | 'markdown' | 'tabOf'>): EmulatedCanvas {
      const id = `F${randomBytes(5).toString('hex').toUpperCase()}`;
      return put('created', { id, title, markdown, tabOf, permalink: `${CANVAS_LINK}${id}`, access: {} });
    },
    remove(canvas: EmulatedCanvas): void {
      canvases.delete(canvas.id);
      journal.add({ kind: 'canvas', at: Date.now(), change: 'deleted', canvas });
    },
    share(canvas: EmulatedCanvas, ids: readonly string[], level: CanvasAccess): EmulatedCanvas {
      const given = Object.fromEntries(ids.map((id) => [id, level]));
      return put('shared', { ...canvas, access: { ...canvas.access, ...given } });
    },
  };
}
