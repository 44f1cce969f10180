import {
  type McpServer,
  ProtocolError,
  ProtocolErrorCode,
  ResourceNotFoundError,
} from '@modelcontextprotocol/server';
import type { Agent } from '../../services/agents/visible-meetings.ts';
import { readable } from '../../services/common/readable.ts';
import { titledMarkdownOf } from '../../services/notes/destinations/markdown.ts';
import { titleOf } from '../../services/notes/passage.ts';
import type { ListedRecap } from '../../services/notes/ports/past-meetings.ts';
import type { AgentUseCases } from './agent-use-cases.ts';
import { type Refusal, refusalIn } from './answer.ts';
import { addressOf, cursorOf, type Named, namedIn, pageEndIn, templates } from './resource-names.ts';
import { partOf } from './transcript-parts.ts';

/** Meetings on one page of the list. */
const pageMeetings = 25;

/** Recaps and transcripts of past meetings, for clients that read resources: what search finds, and no more. */
export function offerResources({ server }: McpServer, agent: Agent, useCases: AgentUseCases): void {
  server.registerCapabilities({ resources: {} });
  server.setRequestHandler('resources/templates/list', () => ({ resourceTemplates: [...templates] }));
  server.setRequestHandler('resources/list', async ({ params }) => {
    count(agent, useCases);
    const cursor = params?.cursor;
    const after = cursor === undefined ? null : pageEndIn(cursor);
    if (cursor !== undefined && !after)
      throw new ProtocolError(ProtocolErrorCode.InvalidParams, 'That cursor isn’t one of this list.');
    const listed = await useCases.recaps(agent, pageMeetings + 1, after);
    if (!listed) throw refused({ kind: 'slack_silent' });
    const page = listed.slice(0, pageMeetings);
    const last = page.at(-1);
    return {
      resources: page.flatMap(resourcesOf),
      ...(listed.length > page.length && last ? { nextCursor: cursorOf(last.end) } : {}),
    };
  });
  server.setRequestHandler('resources/read', async ({ params: { uri } }) => {
    count(agent, useCases);
    const named = namedIn(uri);
    const text = named && (await textOf(agent, useCases, named));
    if (!text) throw new ResourceNotFoundError(uri);
    return { contents: [{ uri, mimeType: 'text/markdown', text: readable(text) }] };
  });
}

/** Each counts as a tool call does. */
function count(agent: Agent, { limits }: AgentUseCases): void {
  const waitMs = limits.call(agent);
  if (waitMs > 0) throw refused({ kind: 'too_often', what: 'calls', waitMs });
}

function refused(refusal: Refusal): ProtocolError {
  const { code, says } = refusalIn(refusal);
  return new ProtocolError(ProtocolErrorCode.InvalidRequest, says, { code, says });
}

function resourcesOf({ meeting, hasWords }: ListedRecap) {
  const title = `${titleOf(meeting)}, ${meeting.startedAt.toISOString().slice(0, 10)}`;
  const of = (what: Named['what']) => ({
    uri: addressOf({ meetingId: meeting.id, what }),
    name: `${what.kind}-${meeting.id}`,
    title: `${what.kind === 'recap' ? 'Recap' : 'Transcript'}: ${readable(title)}`,
    mimeType: 'text/markdown',
  });
  return [of({ kind: 'recap' }), ...(hasWords ? [of({ kind: 'transcript', part: 1 })] : [])];
}

/** Null where there's nothing under that name for this agent. */
async function textOf(
  agent: Agent,
  useCases: AgentUseCases,
  { meetingId, what }: Named,
): Promise<string | null> {
  const seen = await useCases.past(agent, meetingId);
  if (seen === 'unknown') throw refused({ kind: 'slack_silent' });
  if (!seen) return null;
  if (what.kind === 'recap') {
    const recap = await useCases.recap(agent, seen.meeting);
    if (recap.kind !== 'shown') throw refused({ kind: 'no_recap', why: recap.kind });
    return titledMarkdownOf(recap.document);
  }
  const read = await useCases.transcript(agent, seen.meeting);
  if (read.kind !== 'shown') throw refused({ kind: 'no_recap', why: read.kind });
  return partOf(read, what.part, (part) => addressOf({ meetingId, what: { kind: 'transcript', part } }));
}
