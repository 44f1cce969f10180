import {
  type Answer,
  type Outside,
  type OutsideCall,
  startOutside,
  type Violate,
} from '../outside/service.ts';
import { chatCompletions } from './chat.ts';
import { messages } from './messages.ts';
import { responses } from './responses.ts';
import { faultOf, type Heard, usage, type Wire } from './wire.ts';

type ModelRoute = 'chat' | 'responses' | 'messages';

/** What was asked, whichever wire it came by. */
export type ModelAsked = { route: ModelRoute } & Heard;

/** Calls of tools, with what is said beside them. An input that is a string goes out as it is, JSON or not. */
export class Calls {
  readonly calls: readonly { name: string; input: unknown }[];
  readonly text: string;

  constructor(calls: readonly { name: string; input: unknown }[], text = '') {
    this.calls = calls;
    this.text = text;
  }
}

/** One call of a tool. */
export function call(name: string, input: unknown, text = ''): Calls {
  return new Calls([{ name, input }], text);
}

/** What the model says next: calls, an object as JSON, a text as it is, or whatever a function makes of what was asked. */
type ModelLine = object | string | ((asked: ModelAsked) => object | string);

type Tokens = typeof usage;
type How = { cutOff?: boolean; tokens?: Tokens | ((asked: ModelAsked) => Tokens) };

export type EmulatedModel = Outside<ModelRoute> & {
  key: string;
  asked: ModelAsked[];
  /** Scripts the next answer; without one, a call is a violation, unless `always` was told. */
  says(line: ModelLine, how?: How): void;
  /** What it says whenever nothing is scripted. */
  always(line: ModelLine, how?: How): void;
};

/** An emulated language model that speaks three wires at one address, and says only what it was told to. */
export async function startModel({
  port,
  keyless = false,
}: {
  port?: number;
  /** Like a server on one's own machine: a key is none of its business. */
  keyless?: boolean;
} = {}): Promise<EmulatedModel> {
  const key = 'sk-emulated-0123456789';
  const asked: ModelAsked[] = [];
  const script: ({ line: ModelLine } & How)[] = [];
  let usual: (typeof script)[number] | undefined;

  const handle =
    (name: ModelRoute, wire: Wire) =>
    (call: OutsideCall, violate: Violate): Answer => {
      const { authorization, 'x-api-key': apiKey } = call.headers;
      // So that neither enters the journal.
      delete call.headers['x-api-key'];
      const given = wire.keyOf({ authorization, 'x-api-key': apiKey });
      if (keyless && given !== undefined) violate('a key nobody asked for');
      if (!keyless && given !== key)
        return {
          status: 401,
          json: wire.refusal(401, { message: `Incorrect API key provided: ${authorization ?? apiKey}.` }),
        };
      if (call.headers['content-type'] !== 'application/json') violate('a body that is not called JSON');
      const body = wire.body.safeParse(call.json);
      if (!body.success) {
        violate(body.error.message);
        return { status: 400, json: wire.refusal(400, faultOf(body.error)) };
      }
      const heard = { route: name, ...body.data };
      asked.push(heard);
      const next = script.shift() ?? usual;
      if (!next) {
        violate('nobody scripted this call');
        return { status: 500, json: wire.refusal(500, { message: 'nobody scripted this call' }) };
      }
      const said = typeof next.line === 'function' ? next.line(heard) : next.line;
      const { cutOff = false, tokens = usage } = next;
      const used = typeof tokens === 'function' ? tokens(heard) : tokens;
      return { status: 200, json: wire.answer({ ...spoken(said), cutOff, tokens: used }) };
    };

  let made = 0;
  const spoken = (said: object | string) => {
    if (!(said instanceof Calls))
      return { text: typeof said === 'string' ? said : JSON.stringify(said), calls: [] };
    const calls = said.calls.map((one) => {
      made += 1;
      return { id: `call_${made}`, ...one };
    });
    return { text: said.text, calls };
  };

  const wires = { chat: chatCompletions, responses, messages };
  const outside = await startOutside<ModelRoute>({
    port,
    notFound: { status: 404, json: chatCompletions.refusal(404, { message: 'Not found' }) },
    gate: () => undefined,
    routes: (['chat', 'responses', 'messages'] as const).map((name) => {
      const wire = wires[name];
      return { name, method: 'POST', path: wire.path, handle: handle(name, wire) };
    }),
  });
  return {
    ...outside,
    key,
    asked,
    says: (line, how = {}) => void script.push({ line, ...how }),
    always(line, how = {}) {
      usual = { line, ...how };
    },
  };
}
