/** Who works in the meeting. */
export type Player =
  /** The app's own agent; a script plays its model. */
  | { kind: 'script' }
  /** The app's own agent, with the model that the environment names. */
  | { kind: 'model'; name: string; settings: Record<string, string> }
  /** An agent of Ada's over MCP; the app's own is off. */
  | { kind: 'mcp' };

export const agents = ['house', 'mcp'] as const;
export type Agent = (typeof agents)[number];

/** All that says which model, and how it is reached. */
const ofModel = [
  'MODEL',
  'ANTHROPIC_API_KEY',
  'OPENAI_API_KEY',
  'MODEL_API_KEY',
  'MODEL_BASE_URL',
  'MODEL_CONTEXT_TOKENS',
  'MODEL_INPUT_USD_PER_MILLION',
  'MODEL_OUTPUT_USD_PER_MILLION',
  'AGENT_TOKENS_PER_CALL',
] as const;

export function playerFor(agent: Agent, environment: Readonly<Record<string, string | undefined>>): Player {
  if (agent === 'mcp') return { kind: 'mcp' };
  const name = environment.MODEL?.trim();
  if (!name) return { kind: 'script' };
  const settings = ofModel.flatMap((key) => (environment[key] ? [[key, environment[key]]] : []));
  return { kind: 'model', name, settings: Object.fromEntries(settings) };
}

/** What the sandbox says of itself first: what is emulated, what it costs, who works. */
export function introduction(player: Player): string[] {
  const emulated = 'the Slack workspace, PikaStream, the call and its people, Google, HubSpot';
  switch (player.kind) {
    case 'script':
      return [
        `Emulated, on this machine: ${emulated}, an MCP server, and the model.`,
        'Nothing leaves this machine, and nothing is billed.',
        'The house agent, Stand-in’s own, works in the call. A scripted model, behind OpenAI’s wire, plays the model: it knows this standup only.',
        'To try a real model, set MODEL and its key. To try an agent that Ada connects, add --agent mcp.',
      ];
    case 'model':
      return [
        `Emulated, on this machine: ${emulated}, and an MCP server.`,
        `The house agent, Stand-in’s own, works in the call with a real model: ${player.name}. What it reads goes there, and may cost you money.`,
        'Nothing else leaves this machine, and nothing else is billed.',
      ];
    case 'mcp':
      return [
        `Emulated, on this machine: ${emulated}.`,
        'Nothing leaves this machine, and nothing is billed.',
        'An agent of Ada’s works in the call, by MCP. It’s a script. The house agent, Stand-in’s own, is off.',
      ];
    default:
      return player satisfies never;
  }
}

/** What all of it has cost. */
export function billed({ kind }: Player): string {
  return kind === 'model' ? 'Only the model may have cost something.' : 'Nothing was billed.';
}
