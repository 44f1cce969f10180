import type { ServerResponse } from 'node:http';
import type { ReceivedRequest } from '../../http-server.ts';
import type { Journal } from '../../journal.ts';
import type { FaultEffect, FaultRules } from '../faults.ts';
import type { SlackJournalEntry } from '../journal-entries.ts';
import type { Json } from '../json.ts';
import type { RateLimiter } from '../rate-limits.ts';
import { type Answer, breakConnection, sendAnswer, waitOut } from './answer.ts';
import { argumentsOf, textArg } from './arguments.ts';
import { type ApiMethod, type ApiWorld, Refusal } from './method.ts';
import type { TokenGate } from './tokens.ts';

type Deps = {
  methods: Record<string, ApiMethod>;
  world: ApiWorld;
  faults: FaultRules;
  limiter: RateLimiter;
  tokens: TokenGate;
  journal: Journal<SlackJournalEntry>;
};

/** Any call may carry these; the SDK adds them. */
const ALWAYS_ALLOWED = new Set(['token', 'team_id']);

/** Answers `/api/<method>`: token, faults, rate limit, arguments, work; and writes all of it down. */
export function createApi(deps: Deps) {
  return async (method: string, request: ReceivedRequest, response: ServerResponse): Promise<void> => {
    const from = performance.now();
    const { args, problem } = readArguments(request);
    const effects = deps.faults.take(method, args);
    const answer = await answerOf(deps, method, { request, args, effects, problem });
    await waitOut(effects, 'after');
    const lost = answer.broken || effects.some((effect) => effect.kind === 'lose_answer');
    const { token: _, ...shown } = args;
    deps.journal.add({
      kind: 'api',
      at: Date.now(),
      method,
      args: shown,
      status: answer.status,
      response: answer.json,
      answered: !lost,
      elapsedMs: performance.now() - from,
    });
    if (lost) breakConnection(response);
    else sendAnswer(response, answer);
  };
}

type Call = { request: ReceivedRequest; args: Json; effects: FaultEffect[]; problem: Json | undefined };

async function answerOf(deps: Deps, name: string, call: Call): Promise<Answer> {
  const { world, tokens } = deps;
  const method = Object.hasOwn(deps.methods, name) ? deps.methods[name] : undefined;
  if (!method) {
    world.violate(`unknown method: ${name}`);
    return ok({ ok: false, error: 'unknown_method', req_method: name });
  }
  const denied = method.token === 'none' ? undefined : tokens.check(call.request, call.args, method.token);
  if (denied) {
    if (!denied.expected) world.violate(`${name}: ${denied.error}`);
    return ok({ ok: false, error: denied.error });
  }
  const answer = await answerToApp(deps, name, method, call);
  return { ...answer, headers: { ...scopesHeader(world, method), ...answer.headers } };
}

/** Every answer to a bot token names what it may do. */
function scopesHeader({ installation, features }: ApiWorld, { token }: ApiMethod): Record<string, string> {
  if (!installation.scopes || token !== 'bot') return {};
  const held = installation.scopes.filter((scope) => !features.withheldScopes.has(scope));
  return { 'x-oauth-scopes': held.join(',') };
}

async function answerToApp(
  { world, limiter }: Deps,
  name: string,
  method: ApiMethod,
  call: Call,
): Promise<Answer> {
  const place = world.directory.channel(textArg(call.args, 'channel') ?? '');
  const scopes = [method.scope?.(place, call.args) ?? []].flat();
  const withheld = scopes.find((needed) => world.features.withheldScopes.has(needed));
  if (withheld !== undefined) return ok({ ok: false, error: 'missing_scope', needed: withheld });
  const scope = scopes.find((needed) => !world.installation.allows(needed));
  if (scope !== undefined) {
    world.violate(`${name}: the manifest lacks the scope ${scope}`);
    return ok({ ok: false, error: 'missing_scope', needed: scope });
  }
  await waitOut(call.effects, 'before');
  const channel = textArg(call.args, 'channel');
  for (const effect of call.effects) {
    if (effect.kind === 'refuse_connection') return { ...ok({}), broken: true };
    if (effect.kind === 'error') return ok({ ok: false, error: effect.error, ...effect.extra });
    if (effect.kind === 'status')
      return { status: effect.status, json: {}, headers: effect.headers ?? {}, body: effect.body ?? '' };
    if (effect.kind === 'rate_limited') limiter.block(name, channel, effect.retryAfterSeconds);
  }
  const verdict = limiter.take(name, channel, method.rate);
  if (!verdict.allowed) {
    if (verdict.impatient) world.violate(`${name}: called again before Retry-After was over`);
    return {
      status: 429,
      json: { ok: false, error: 'ratelimited' },
      headers: { 'retry-after': String(verdict.retryAfter) },
    };
  }
  if (call.problem) return ok(call.problem);
  return ok(runMethod(world, name, method, call.args));
}

function runMethod(world: ApiWorld, name: string, method: ApiMethod, args: Json): Json {
  const unknown = Object.keys(args).filter(
    (key) => !Object.hasOwn(method.args, key) && !ALWAYS_ALLOWED.has(key),
  );
  const missing = Object.entries(method.args).filter(
    ([key, need]) => need === 'required' && args[key] === undefined,
  );
  if (unknown.length + missing.length > 0) {
    const messages = [
      ...unknown.map((key) => `unknown argument: ${key}`),
      ...missing.map(([key]) => `missing required field: ${key}`),
    ];
    world.violate(`${name}: ${messages.join('; ')}`);
    return {
      ok: false,
      error: 'invalid_arguments',
      response_metadata: { messages: messages.map((message) => `[ERROR] ${message}`) },
    };
  }
  try {
    return method.run(world, args);
  } catch (error) {
    if (error instanceof Refusal) return error.answer;
    throw error;
  }
}

function readArguments(request: ReceivedRequest): { args: Json; problem: Json | undefined } {
  try {
    return { args: argumentsOf(request), problem: undefined };
  } catch (error) {
    if (error instanceof Refusal) return { args: {}, problem: error.answer };
    throw error;
  }
}

function ok(json: Json): Answer {
  return { status: 200, json, headers: {} };
}
