import { createHash, createHmac, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { canonicalJson } from '../../../services/http/canonical-json.ts';
import type { Attendee } from '../../sandbox/attendee/service.ts';
import { connectKey } from '../agent.ts';
import { callback } from '../oauth-client.ts';
import { signed } from '../pushing.ts';
import { isCard } from '../slack-acts.ts';
import type { World } from '../world.ts';
import { record } from './recorded.ts';

/** A request as the app knows it, to be changed. */
export type Template = {
  name: string;
  method: 'GET' | 'POST';
  target: string;
  headers: Record<string, string>;
  body: unknown;
  encode: (body: unknown) => string;
  /** What proves who sent these bytes; null where nobody has to. */
  prove: ((body: Buffer) => Record<string, string>) | null;
  /** The largest body that is taken. */
  cap: number;
};

const json = { 'content-type': 'application/json' };
const form = { 'content-type': 'application/x-www-form-urlencoded' };
const MB = 1024 * 1024;
export const publicUrl = 'https://stand-in.example';

/** Actions, forms and shortcuts have names like these. */
export function ownWords(): string[] {
  const folder = new URL('../../../services/slack/blocks/', import.meta.url);
  const texts = readdirSync(folder).map((file) => readFileSync(new URL(file, folder), 'utf8'));
  return [...new Set(texts.flatMap((text) => text.match(/(?<=')[a-z]+(_[a-z]+)+(?=')/g) ?? []))];
}

/** Every door with requests that it takes. */
export async function templates(world: World, attendee: Attendee): Promise<Template[]> {
  return [
    ...(await ofSlack(world)),
    ...ofSessions(attendee),
    ...(await ofAgents(world)),
    ...(await ofClients(world)),
    ...['/healthz', '/readyz', '/metrics', `/faces/${randomUUID()}`, `/about/${'x'.repeat(43)}`, '/'].map(
      opened,
    ),
    ...['leave', 'forget'].map((what) => ({
      ...{ name: `about ${what}`, method: 'POST' as const, target: `/about/${'x'.repeat(43)}/${what}` },
      ...{
        headers: form,
        body: { name: 'Priya', when: '2026-11-22T10:00:00Z' },
        encode: asForm,
        prove: null,
        cap: 4_096,
      },
    })),
  ];
}

function opened(target: string): Template {
  return { name: target, method: 'GET', target, headers: {}, body: '', encode: String, prove: null, cap: 0 };
}

/** What Slack sends while people paste a link, type, press, open windows and send them. */
async function ofSlack(world: World): Promise<Template[]> {
  const { slack } = world;
  const { ada, ben } = slack.users;
  const channel = slack.channels.general.id;
  const sent = await record(world, async () => {
    const { ts } = await slack.post({ channel, user: ada.id, text: 'https://meet.google.com/abc-defg-hij' });
    const card = await slack.waitForMessage((message) => isCard(message));
    await slack.post({
      channel,
      user: ben.id,
      threadTs: ts,
      text: `<@${slack.botUserId}> what was decided?`,
    });
    await slack.command({
      channel,
      user: ada.id,
      text: 'standup every weekday at 9:30 https://meet.google.com/xyz-abcd-efg',
    });
    await slack.command({ channel, user: ada.id, text: 'policy' });
    await slack.openHome(ada.id);
    await slack.press({ user: ben.id, channel, messageTs: card.ts, buttonText: 'Don’t join' });
    for (const { id, user } of slack.openViews())
      await slack.submitView({ user, viewId: id }).catch(() => undefined);
  });
  return sent.map(({ type, body }, index) => {
    const payload = type.includes('json') ? null : new URLSearchParams(body).get('payload');
    const given = type.includes('json')
      ? { body: JSON.parse(body), encode: (value: unknown) => JSON.stringify(value) ?? '' }
      : payload
        ? {
            body: JSON.parse(payload),
            encode: (value: unknown) => asForm({ payload: JSON.stringify(value) }),
          }
        : { body: Object.fromEntries(new URLSearchParams(body)), encode: asForm };
    return {
      ...{
        name: `Slack’s ${index + 1}`,
        method: 'POST',
        target: '/slack/events',
        headers: { 'content-type': type },
      },
      ...{ ...given, prove: (bytes) => slack.sign(bytes), cap: MB },
    };
  });
}

function ofSessions(attendee: Attendee): Template[] {
  const at = new Date().toISOString();
  const events: object[] = [
    { type: 'participant.joined', participant: { id: 'p-1', name: 'Priya' } },
    {
      type: 'transcript.segment',
      segment: { id: 's-1', speaker: 'Priya', text: 'We ship.', start_ms: 0, end_ms: 900 },
    },
    { type: 'task.created', task: { id: 't-1', title: 'Write it down', status: 'pending' } },
    { type: 'session.ended', reason: 'left' },
  ];
  const pushed = events.map((event) => ({ id: randomUUID(), at, session_id: 's-1', ...event }));
  const heard = {
    ...{
      idempotency_key: randomUUID(),
      bot_id: 'bot_1234567890abcdef',
      bot_metadata: { stand_in_meeting: randomUUID() },
    },
    ...{
      trigger: 'transcript.update',
      data: { speaker_name: 'Zoë', timestamp_ms: 1, transcription: { transcript: 'Hi' } },
    },
  };
  const key = Buffer.from(attendee.pushes.secret, 'base64');
  const asJson = {
    method: 'POST',
    headers: json,
    encode: (body: unknown) => JSON.stringify(body) ?? '',
  } as const;
  return [
    ...pushed.map((body) => ({
      ...{ ...asJson, name: 'PikaStream’s', target: '/webhooks/pikastream', body, cap: 2 * MB },
      prove: (bytes: Buffer) => signed(bytes.toString('utf8')),
    })),
    {
      ...{ ...asJson, name: 'Attendee’s', target: '/webhooks/attendee', body: heard, cap: MB / 4 },
      prove: (bytes) => {
        const text = bytes.toString('utf8');
        const canonical = canonicalJson(text) ?? text;
        return { 'x-webhook-signature': createHmac('sha256', key).update(canonical).digest('base64') };
      },
    },
  ];
}

/** One call of each tool that agents have. */
async function ofAgents(world: World): Promise<Template[]> {
  const authorization = `Bearer ${await connectKey(world)}`;
  const headers = { ...json, accept: 'application/json, text/event-stream' };
  const post = async (body: object) => {
    const url = `http://127.0.0.1:${world.app.port}/mcp`;
    const answer = await fetch(url, {
      method: 'POST',
      headers: { ...headers, authorization },
      body: JSON.stringify(body),
    });
    return answer.text();
  };
  const said = await post({ jsonrpc: '2.0', id: 1, method: 'tools/list' });
  const { result } = JSON.parse(said.replace(/^[^{]*/, ''));
  const meeting = (await world.meetings())[0]?.id;
  const input = {
    meeting_id: meeting,
    task_id: 't',
    title: 'x',
    status: 'pending',
    input: { text: 'hi' },
    query: 'x',
    question: 'x?',
    key: 'k',
    limit: 1,
  };
  const bodies = [
    {
      jsonrpc: '2.0',
      id: 1,
      method: 'initialize',
      params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'x', version: '1' } },
    },
    ...['tools/list', 'resources/list', 'resources/templates/list', 'prompts/list', 'ping'].map((method) => ({
      jsonrpc: '2.0',
      id: 1,
      method,
    })),
    {
      jsonrpc: '2.0',
      id: 1,
      method: 'resources/read',
      params: { uri: `standin://meetings/${meeting}/transcript` },
    },
    ...result.tools.map(({ name }: { name: string }) => ({
      jsonrpc: '2.0',
      id: 1,
      method: 'tools/call',
      params: { name, arguments: input },
    })),
  ];
  return bodies.map((body) => ({
    ...{
      name: `an agent’s ${body.params?.name ?? body.method}`,
      method: 'POST',
      target: '/mcp',
      headers,
      body,
      cap: MB,
    },
    ...{ encode: (value) => JSON.stringify(value) ?? '', prove: () => ({ authorization }) },
  }));
}

async function ofClients(world: World): Promise<Template[]> {
  const post = { method: 'POST', headers: json, body: JSON.stringify({ redirect_uris: [callback] }) };
  const registered = await fetch(`http://127.0.0.1:${world.app.port}/oauth/register`, post);
  const { client_id: id } = (await registered.json()) as { client_id: string };
  const resource = `${publicUrl}/mcp`;
  const verifier = 'v'.repeat(43);
  const query = new URLSearchParams({
    ...{ response_type: 'code', client_id: id, redirect_uri: callback, state: 'x', resource },
    ...{
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
    },
  });
  const of = { method: 'POST', headers: form, encode: asForm, prove: null, cap: 64 * 1024 } as const;
  const token = '/oauth/token';
  return [
    opened('/.well-known/oauth-authorization-server'),
    opened('/.well-known/oauth-protected-resource/mcp'),
    opened(`/oauth/authorize?${query}`),
    {
      ...of,
      name: 'register',
      target: '/oauth/register',
      headers: json,
      body: { client_name: 'x', redirect_uris: [callback] },
      encode: (body) => JSON.stringify(body) ?? '',
    },
    {
      ...of,
      name: 'token by code',
      target: token,
      body: {
        grant_type: 'authorization_code',
        code: 'x',
        code_verifier: verifier,
        client_id: id,
        redirect_uri: callback,
        resource,
      },
    },
    {
      ...of,
      name: 'token by refresh',
      target: token,
      body: { grant_type: 'refresh_token', refresh_token: 'standin_refresh_a.b', client_id: id, resource },
    },
    { ...of, name: 'revoke', target: '/oauth/revoke', body: { token: 'x', client_id: id } },
  ];
}

function asForm(body: unknown): string {
  if (typeof body !== 'object' || body === null) return String(body);
  const fields = Object.entries(body).map(([name, value]): [string, string] => [
    name,
    typeof value === 'string' ? value : (JSON.stringify(value) ?? ''),
  ]);
  return new URLSearchParams(fields).toString();
}
