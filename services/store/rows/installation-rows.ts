import { and, eq, inArray, isNull, or, sql } from 'drizzle-orm';
import type { SecretCipher } from '../../common/secret-cipher.ts';
import type { Executor } from '../executor.ts';
import { slackInstallations, slackInstallStates } from '../schema/installations.ts';
import { workspaces } from '../schema/notes.ts';
import { transact } from '../transaction.ts';

/**
 * A workspace that has the app now, or an organisation that installed it for its workspaces: both ids are its own then. A workspace
 * that has it by its organisation has no token.
 */
export type Installation = Pick<
  typeof slackInstallations.$inferSelect,
  | 'teamId'
  | 'enterpriseId'
  | 'teamName'
  | 'url'
  | 'botUserId'
  | 'botId'
  | 'token'
  | 'refreshToken'
  | 'tokenExpiresAt'
>;

export function isOrganisation({
  teamId,
  enterpriseId,
}: Pick<Installation, 'teamId' | 'enterpriseId'>): boolean {
  return teamId === enterpriseId;
}

/** A token as Slack gives it. With rotation it expires, and the other one gets the next. */
export type GivenTokens = { token: string; refreshToken: string | null; expiresAt: Date | null };

export type NewInstallation = Omit<Installation, 'token' | 'refreshToken' | 'tokenExpiresAt'> &
  GivenTokens & { installedBy: string };

/** A workspace that an organisation's admins added the app to. */
export type Granted = { teamId: string; teamName: string | null };

const shown = {
  teamId: slackInstallations.teamId,
  enterpriseId: slackInstallations.enterpriseId,
  teamName: slackInstallations.teamName,
  url: slackInstallations.url,
  botUserId: slackInstallations.botUserId,
  botId: slackInstallations.botId,
  token: slackInstallations.token,
  refreshToken: slackInstallations.refreshToken,
  tokenExpiresAt: slackInstallations.tokenExpiresAt,
};
const isHere = isNull(slackInstallations.removedAt);
const noTokens = { token: null, refreshToken: null, tokenExpiresAt: null };
const clock = sql`clock_timestamp()` as unknown as Date;

/** Whose the encrypted text is, as the cipher knows it. */
export const ownerOfToken = (kind: 'token' | 'refresh', teamId: string) => `slack-${kind}:${teamId}`;

export type InstallationRows = ReturnType<typeof installationRows>;

/** The workspaces and organisations that installed the app. No token is ever kept as it is. */
export function installationRows(db: Executor, cipher: SecretCipher) {
  const sealed = (teamId: string, { token, refreshToken, expiresAt }: GivenTokens) => ({
    token: seal(cipher, token, ownerOfToken('token', teamId)),
    refreshToken: refreshToken && seal(cipher, refreshToken, ownerOfToken('refresh', teamId)),
    tokenExpiresAt: expiresAt,
  });
  const isOf = (teamId: string) => and(eq(slackInstallations.teamId, teamId), isHere);
  return {
    all: (): Promise<Installation[]> => db.select(shown).from(slackInstallations).where(isHere),
    async of(teamId: string): Promise<Installation | null> {
      const [row] = await db.select(shown).from(slackInstallations).where(isOf(teamId));
      return row ?? null;
    },
    /** Null where no key opens it. */
    open(kind: 'token' | 'refresh', { teamId, token, refreshToken }: Installation): string | null {
      const text = kind === 'token' ? token : refreshToken;
      const opened = text === null ? null : cipher.decrypt(text, ownerOfToken(kind, teamId));
      return opened?.ok ? opened.value : null;
    },
    /** Also for a workspace that is back: what it had is its again. */
    async install({ token, refreshToken, expiresAt, ...who }: NewInstallation): Promise<void> {
      const values = { ...who, ...sealed(who.teamId, { token, refreshToken, expiresAt }) };
      const set = { ...values, installedAt: clock, removedAt: null, removedBecause: null };
      await transact(db, async (tx) => {
        await tx.insert(slackInstallations).values(values).onConflictDoUpdate({
          target: slackInstallations.teamId,
          set,
        });
        await tx.update(workspaces).set({ leftAt: null }).where(eq(workspaces.teamId, who.teamId));
      });
    },
    /** Workspaces that have it by this organisation. One with a token of its own keeps that, and may have come into it since. */
    async joined(organisation: Installation, granted: readonly Granted[]): Promise<void> {
      if (granted.length === 0) return;
      const { teamId: enterpriseId, url, botUserId, botId } = organisation;
      const shared = { enterpriseId, url, botUserId, botId, installedBy: enterpriseId };
      const isOurs = sql`${slackInstallations.removedAt} is not null or ${slackInstallations.token} is null`;
      await transact(db, async (tx) => {
        await tx
          .insert(slackInstallations)
          .values(granted.map((one) => ({ ...one, ...shared })))
          .onConflictDoUpdate({
            target: slackInstallations.teamId,
            set: {
              ...shared,
              teamName: sql`excluded.team_name`,
              ...{ installedAt: clock, removedAt: null, removedBecause: null },
            },
            setWhere: isOurs,
          });
        const teamIds = granted.map(({ teamId }) => teamId);
        await tx
          .update(slackInstallations)
          .set({ enterpriseId })
          .where(inArray(slackInstallations.teamId, teamIds));
        await tx.update(workspaces).set({ leftAt: null }).where(inArray(workspaces.teamId, teamIds));
      });
    },
    /** A token of its own that Slack refuses: from now on its organisation's is used. */
    async dropToken(teamId: string): Promise<void> {
      await db.update(slackInstallations).set(noTokens).where(isOf(teamId));
    },
    async rotated(teamId: string, given: GivenTokens): Promise<void> {
      await db.update(slackInstallations).set(sealed(teamId, given)).where(isOf(teamId));
    },
    /** Its tokens are worth nothing any more, and go at once. Answers who is gone: with an organisation all that have it by that. */
    async removed(teamId: string, because: string): Promise<string[]> {
      const byIt = and(eq(slackInstallations.enterpriseId, teamId), isNull(slackInstallations.token));
      const gone = await db
        .update(slackInstallations)
        .set({ ...noTokens, removedAt: clock, removedBecause: because })
        .where(and(or(eq(slackInstallations.teamId, teamId), byIt), isHere))
        .returning({ teamId: slackInstallations.teamId });
      return gone.map((one) => one.teamId);
    },
    /** Those that removed us, and whose calls and keys nobody has ended: a process died in between. */
    async notYetLeft(): Promise<string[]> {
      const { rows } = await db.execute<{ teamId: string }>(sql`
        select i.team_id as "teamId" from slack_installations i
        left join workspaces w on w.team_id = i.team_id
        where i.removed_at is not null and w.left_at is null`);
      return rows.map(({ teamId }) => teamId);
    },
    async addState(hash: string, seconds: number): Promise<void> {
      await db.delete(slackInstallStates).where(sql`expires_at < clock_timestamp() and taken_at is null`);
      const expiresAt = sql`clock_timestamp() + make_interval(secs => ${seconds})` as unknown as Date;
      await db.insert(slackInstallStates).values({ hash, expiresAt });
    },
    /** Whether it was there, and nobody has taken it. It stays until it's known what became of the token that Slack is asked for. */
    async takeState(hash: string): Promise<boolean> {
      const taken = await db
        .update(slackInstallStates)
        .set({ takenAt: clock })
        .where(
          and(eq(slackInstallStates.hash, hash), sql`expires_at >= clock_timestamp() and taken_at is null`),
        )
        .returning({ hash: slackInstallStates.hash });
      return taken.length > 0;
    },
    async endState(hash: string): Promise<void> {
      await db.delete(slackInstallStates).where(eq(slackInstallStates.hash, hash));
    },
    /** How many were taken so long ago that nobody is at them any more; they're gone now. */
    async takeCutOff(seconds: number): Promise<number> {
      const cutOff = await db
        .delete(slackInstallStates)
        .where(sql`taken_at < clock_timestamp() - make_interval(secs => ${seconds})`)
        .returning({ hash: slackInstallStates.hash });
      return cutOff.length;
    },
  };
}

function seal(cipher: SecretCipher, text: string, owner: string): string {
  const encrypted = cipher.encrypt(text, owner);
  if (!encrypted.ok) throw new Error(`A token could not be encrypted: ${encrypted.problem}`);
  return encrypted.value;
}
