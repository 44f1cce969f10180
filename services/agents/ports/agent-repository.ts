/** An agent's key, without the key. */
export type AgentToken = {
  id: string;
  teamId: string;
  userId: string;
  /** Its last four characters, by which its owner tells it from others. */
  hint: string;
  createdAt: Date;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
  /** From then on it opens nothing. */
  expiresAt: Date;
  /** It sees, and changes nothing. */
  readOnly: boolean;
  /** The one channel it is for; null is all of its owner's. */
  channelId: string | null;
  /** What its owner calls the agent; null where they didn't say. A client that got it by OAuth else calls itself so. */
  name: string | null;
  /** Where that client's codes go: `localhost` for a program on its owner's computer; null for a key that its owner was shown. */
  clientHost: string | null;
};

/** What someone in the thread said to the agent. */
export type AgentMessage = {
  id: number;
  meetingId: string;
  userId: string;
  text: string;
  createdAt: Date;
  takenAt: Date | null;
};

/** What an agent asked the thread. */
export type Question = {
  id: string;
  teamId: string;
  meetingId: string;
  tokenId: string;
  text: string;
  /** Who asked in the call, as the call names them. */
  askedBy: string | null;
  askedAt: Date;
  expiresAt: Date;
  answer: string | null;
  answeredBy: string | null;
  answeredAt: Date | null;
};

/** Agents, and what goes between them and a thread; inside one transaction. */
export type AgentRepository = {
  addToken(
    token: Omit<AgentToken, 'createdAt' | 'lastUsedAt' | 'revokedAt' | 'clientHost'> & {
      hash: string;
    },
  ): Promise<void>;
  /** Not revoked, oldest first. */
  tokensOf(teamId: string, userId: string): Promise<AgentToken[]>;
  /** Their questions take no answer any more. */
  revoke(teamId: string, userId: string, ids: readonly string[]): Promise<void>;
  /** Whether a key counts, neither revoked nor expired; it isn't revoked before the transaction ends. */
  lockUsable(tokenId: string): Promise<boolean>;
  /** An agent works on a meeting. */
  attend(teamId: string, meetingId: string, tokenId: string): Promise<void>;
  /** It is given words of a call or a thread in this transaction: what it asks for waits for a click from now on. */
  markRead(teamId: string, meetingId: string, tokenId: string): Promise<void>;
  /** Whether an agent has worked on it with a key that still counts, and with which it can hear the thread. */
  hasAgent(meetingId: string): Promise<boolean>;

  /** How often agents have told of their tasks in a meeting. */
  countReports(meetingId: string): Promise<number>;

  addMessage(message: {
    teamId: string;
    meetingId: string;
    userId: string;
    text: string;
  }): Promise<AgentMessage>;
  /** What no agent has read yet, oldest first; none will. */
  takeUnread(meetingId: string): Promise<AgentMessage[]>;
  /**
   * What this agent hasn't read yet, oldest first; from now on it has. `fresh` were read by nobody before; it gets no others
   * where the meeting is its own.
   */
  read(
    meetingId: string,
    tokenId: string,
    isOwn: boolean,
  ): Promise<{ messages: AgentMessage[]; fresh: AgentMessage[] }>;

  ask(question: Omit<Question, 'answer' | 'answeredBy' | 'answeredAt'>): Promise<Question>;
  question(id: string): Promise<Question | null>;
  /** The oldest question of a meeting that still waits. */
  openQuestion(meetingId: string): Promise<Question | null>;
  answer(questionId: string, by: string, answer: string): Promise<Question | null>;
};
