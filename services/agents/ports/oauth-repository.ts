import type { OAuthClient, OAuthRequest } from '../oauth/request.ts';
import type { AgentToken } from './agent-repository.ts';

/** A key that a client got by OAuth, whose tokens change while it stays. */
export type Connection = Pick<
  AgentToken,
  'id' | 'teamId' | 'userId' | 'createdAt' | 'expiresAt' | 'readOnly'
> & {
  clientId: string;
  /** SHA-256 of the own secret of the refresh token that counts. */
  refreshHash: string;
};

/** Clients, what they ask for, and the tokens that they have; inside one transaction. */
export type OAuthRepository = {
  /** Makes room first: of clients that nobody connected only so many stay, the newest. */
  addClient(client: OAuthClient): Promise<void>;
  client(id: string): Promise<OAuthClient | null>;
  /** Remembers that somebody uses it: it stays registered. */
  useClient(id: string): Promise<void>;

  /** Those that ended go. */
  addRequest(request: OAuthRequest): Promise<void>;
  /** Locked, like the two below; null where it has ended. */
  request(id: string): Promise<OAuthRequest | null>;
  requestByCode(code: string): Promise<OAuthRequest | null>;
  /** Also one that has ended, while it's remembered: its code may come twice. */
  requestByGrant(grantHash: string): Promise<OAuthRequest | null>;
  saveRequest(request: OAuthRequest): Promise<void>;
  /** What somebody allowed and no client has fetched yet goes with their keys. */
  dropRequestsOf(teamId: string, userId: string): Promise<void>;

  addConnection(
    connection: Omit<AgentToken, 'createdAt' | 'lastUsedAt' | 'revokedAt' | 'hint'> & {
      clientId: string;
      familyHash: string;
      refreshHash: string;
    },
  ): Promise<void>;
  /** Neither revoked nor over; locked. */
  connectionOfFamily(familyHash: string): Promise<Connection | null>;
  connectionOfAccess(hash: string): Promise<Connection | null>;
  /** From now on this refresh token alone counts. */
  rotate(id: string, refreshHash: string, expiresAt: Date): Promise<void>;
  addAccess(access: { hash: string; teamId: string; tokenId: string; expiresAt: Date }): Promise<void>;
};
