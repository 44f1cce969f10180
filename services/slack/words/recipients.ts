/** Why a tool can't write to someone or somewhere; agents read it, and the people who asked for the tool call. */
export const sayNoRecipient = {
  channelUnknown: () =>
    'Slack isn’t responding, so I can’t tell who is in this channel. Try again in a minute.',
  personUnknown: (id: string) =>
    `I couldn’t find ${id} in Slack. Check the id, or try again in a minute if Slack isn’t responding.`,
  notAPerson: (id: string) =>
    `${id} can’t read messages: it is an app or was deactivated. Name someone else.`,
  noSuchName: (name: string) => `Nobody in this channel is called “${name}”. Use their exact name or id.`,
  ambiguousName: (name: string, count: number) =>
    `${count} people in this channel are called “${name}”. Use the id of the one you mean.`,
  placesUnknown: () => 'Slack isn’t responding, so I can’t tell where I may post. Try again in a minute.',
  notInChannel: (name: string) => `I’m not in #${name}. Someone there can add me: /invite @Stand-in`,
} as const;
