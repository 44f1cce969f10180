import { randomBytes } from 'node:crypto';
import type { Journal } from '../../journal.ts';
import type { SlackJournalEntry } from '../journal-entries.ts';
import { isRecord, type Json, records, stringOf } from '../json.ts';
import { WORKSPACE } from '../seed.ts';
import { inputsOf, type ViewInput } from './view-inputs.ts';

/** A modal as it stands open before one person, or their Home tab. */
export type OpenView = {
  id: string;
  user: string;
  callbackId: string;
  title: string;
  privateMetadata: string;
  blocks: Json[];
  inputs: ViewInput[];
  /** The view as the app gave it. */
  definition: Json;
  /** Changes with every update. */
  hash: string;
  rootId: string;
  previousId: string | null;
};

export type Modals = ReturnType<typeof createModals>;

/** The modals that are open: one stack a person. Views are replaced, never changed in place. */
export function createModals(journal: Journal<SlackJournalEntry>) {
  const stacks = new Map<string, OpenView[]>();
  const stackOf = (user: string): OpenView[] => stacks.get(user) ?? [];
  const all = () => [...stacks.values()].flat();
  const note = (change: 'opened' | 'updated' | 'closed', view: OpenView) =>
    journal.add({ kind: 'view', at: Date.now(), change, view });

  const modals = {
    all,
    /** The view that this person sees; those it covers are not counted. */
    top: (user: string): OpenView | undefined => stackOf(user).at(-1),
    find: (id: string): OpenView | undefined => all().find((view) => view.id === id),
    findExternal: (externalId: string): OpenView | undefined =>
      all().find(({ definition }) => definition.external_id === externalId),
    /** A new first view; what the person had open goes. */
    open(user: string, definition: Json): OpenView {
      modals.clear(user);
      return modals.push(user, definition);
    },
    push(user: string, definition: Json): OpenView {
      const under = stackOf(user).at(-1);
      const id = `V${randomBytes(5).toString('hex').toUpperCase()}`;
      const view = viewOf(definition, {
        id,
        user,
        rootId: under?.rootId ?? id,
        previousId: under?.id ?? null,
      });
      stacks.set(user, [...stackOf(user), view]);
      note('opened', view);
      return view;
    },
    update(before: OpenView, definition: Json): OpenView {
      const view = viewOf(definition, before);
      stacks.set(
        before.user,
        stackOf(before.user).map((one) => (one.id === before.id ? view : one)),
      );
      note('updated', view);
      return view;
    },
    close(view: OpenView): void {
      stacks.set(
        view.user,
        stackOf(view.user).filter(({ id }) => id !== view.id),
      );
      note('closed', view);
    },
    /** Closes all that this person has open. */
    clear(user: string): void {
      for (const view of stackOf(user).reverse()) note('closed', view);
      stacks.delete(user);
    },
  };
  return modals;
}

type Place = Pick<OpenView, 'id' | 'user' | 'rootId' | 'previousId'>;

export function viewOf(definition: Json, { id, user, rootId, previousId }: Place): OpenView {
  const blocks = records(definition.blocks).map(withIds);
  return {
    id,
    user,
    rootId,
    previousId,
    callbackId: stringOf(definition.callback_id) ?? '',
    title: isRecord(definition.title) ? String(definition.title.text) : '',
    privateMetadata: stringOf(definition.private_metadata) ?? '',
    blocks,
    inputs: inputsOf(blocks),
    definition,
    hash: `${Math.floor(Date.now() / 1000)}.${randomBytes(4).toString('hex')}`,
  };
}

/** Slack names the blocks and elements that the app did not name. */
function withIds(block: Json): Json {
  const element = isRecord(block.element)
    ? { element: { ...block.element, action_id: block.element.action_id ?? newId() } }
    : {};
  return { ...block, ...element, block_id: block.block_id ?? newId() };
}

function newId(): string {
  return randomBytes(4).toString('base64url').slice(0, 5);
}

/** A view as methods answer with it and submissions carry it. */
export function wireView(view: OpenView, values: Json = {}): Json {
  const { definition } = view;
  return {
    id: view.id,
    team_id: WORKSPACE.teamId,
    app_id: WORKSPACE.appId,
    app_installed_team_id: WORKSPACE.teamId,
    bot_id: WORKSPACE.botId,
    type: definition.type,
    title: definition.title,
    submit: definition.submit ?? null,
    close: definition.close ?? null,
    blocks: view.blocks,
    private_metadata: view.privateMetadata,
    callback_id: view.callbackId,
    external_id: definition.external_id ?? '',
    state: { values },
    hash: view.hash,
    clear_on_close: definition.clear_on_close ?? false,
    notify_on_close: definition.notify_on_close ?? false,
    root_view_id: view.rootId,
    previous_view_id: view.previousId,
  };
}
