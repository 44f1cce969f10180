import { isRecord, type Json, records } from '../json.ts';
import { BLOCK_LIMITS as LIMITS, VIEW_LIMITS } from '../limits.ts';
import { all, boolean, byType, list, may, must, object, oneOf, rule, string } from './check.ts';
import { anyText, blockId, plainText } from './composition.ts';
import { inputElement } from './inputs.ts';
import { basic, block } from './schemas.ts';
import { reportRepeatedIds } from './validate.ts';

export type ViewProblem = { error: 'invalid_arguments' | 'view_too_large'; messages: string[] };

const input = block('input', {
  label: must(plainText(LIMITS.inputLabel)),
  hint: may(plainText(LIMITS.inputLabel)),
  optional: may(boolean),
  dispatch_action: may(boolean),
  element: must(inputElement),
});

const alert = object({
  type: must(oneOf('alert')),
  block_id: blockId,
  text: must(anyText(LIMITS.sectionText)),
  level: may(oneOf('default', 'info', 'warning', 'error', 'success')),
});

const { table: _, ...shared } = basic;
const viewBlock = byType({ ...shared, input, alert });

/** https://docs.slack.dev/reference/views/modal-views */
const modal = all(
  object({
    type: must(oneOf('modal')),
    title: must(plainText(VIEW_LIMITS.title)),
    submit: may(plainText(VIEW_LIMITS.title)),
    close: may(plainText(VIEW_LIMITS.title)),
    blocks: must(list(viewBlock, VIEW_LIMITS.blocks)),
    private_metadata: may(string(VIEW_LIMITS.privateMetadata, 0)),
    callback_id: may(string(LIMITS.id)),
    external_id: may(string(LIMITS.id, 0)),
    clear_on_close: may(boolean),
    notify_on_close: may(boolean),
    submit_disabled: may(boolean),
  }),
  rule(
    'missing required field: submit (there are input blocks)',
    (view) => view.submit !== undefined || !records(view.blocks).some(isInput),
  ),
);

/** https://docs.slack.dev/reference/views/home-tab-views: no title, no submission; alerts are for modals. */
const home = object({
  type: must(oneOf('home')),
  blocks: must(list(byType({ ...shared, input }), VIEW_LIMITS.blocks)),
  private_metadata: may(string(VIEW_LIMITS.privateMetadata, 0)),
  callback_id: may(string(LIMITS.id)),
  external_id: may(string(LIMITS.id, 0)),
});

const kinds = { modal, home };

/** What Slack would say to this view; undefined when it would take it. */
export function findViewProblem(view: unknown, kind: keyof typeof kinds = 'modal'): ViewProblem | undefined {
  if (Buffer.byteLength(JSON.stringify(view) ?? '') > VIEW_LIMITS.bytes)
    return { error: 'view_too_large', messages: [] };
  const messages: string[] = [];
  const report = (problem: string, at: string) => messages.push(`${problem} [json-pointer:${at}]`);
  kinds[kind](view, '/view', report);
  if (isRecord(view) && Array.isArray(view.blocks))
    reportRepeatedIds(records(view.blocks), report, '/view/blocks');
  return messages.length > 0 ? { error: 'invalid_arguments', messages } : undefined;
}

function isInput({ type }: Json): boolean {
  return type === 'input';
}
