import { type SQL, sql } from 'drizzle-orm';
import type { FoundPassage, PassageKind, PastMeeting } from '../../notes/passage.ts';
import type { ListedRecap, PastMeetings, Reach, Wanted } from '../../notes/ports/past-meetings.ts';
import type { Executor } from '../executor.ts';
import { cardKeyOf } from '../rows/message-keys.ts';
import { withinReach } from './place-of-meeting.ts';

/** Looks for passages and meetings, without a lock. Aliases: `p` passages, `m` meetings, `n` notes. */
export function pastMeetings(db: Executor): PastMeetings {
  return {
    async passages(reach, wanted) {
      const { question } = wanted;
      const all = allWords(question);
      const found = await find(db, reach, wanted, {
        query: all,
        rank: sql`ts_rank_cd(p.words, ${all}, 1)`,
        // The passage has every word of the question: someone who asks for a decision has found it.
        decision: 100,
      });
      if (found.length > 0) return found;
      // Cover density adds up every occurrence; `ts_rank` grows with how many of the words match.
      const any = anyWord(question);
      return find(db, reach, wanted, { query: any, rank: sql`ts_rank(p.words, ${any}, 1)`, decision: 4 });
    },
    async count(reach) {
      const { rows } = await db.execute<{ count: number }>(sql`
        select count(*)::int as count from notes n join meetings m on m.id = n.meeting_id
        where ${withinReach(reach, sql`n`)} and not ${isHeld}`);
      return rows[0]?.count ?? 0;
    },
    async newest(reach, limit) {
      const { rows } = await db.execute<MeetingRow>(sql`
        select ${meetingColumns}
        from meetings m left join notes n on n.meeting_id = m.id left join slack_messages s on ${isCard}
        where m.session_started_at is not null and ${withinReach(reach, sql`m`)}
        order by m.session_started_at desc limit ${limit}`);
      return rows.map(meetingOf);
    },
    async recaps(reach, limit, after) {
      const { rows } = await db.execute<MeetingRow & { started_us: string; has_words: boolean }>(sql`
        select ${meetingColumns}, ${startedUs}::text as started_us,
          exists (select 1 from passages p where p.meeting_id = m.id and p.kind = 'segment') as has_words
        from notes n join meetings m on m.id = n.meeting_id left join slack_messages s on ${isCard}
        where ${withinReach(reach, sql`n`)} and not ${isHeld}
          and (${after === null} or (${startedUs}, m.id) < (${after?.startedUs ?? '0'}::bigint, ${after?.id ?? nobody}::uuid))
        order by ${startedUs} desc, m.id desc limit ${limit}`);
      return rows.map(
        (row): ListedRecap => ({
          meeting: meetingOf(row),
          hasWords: row.has_words,
          end: { startedUs: row.started_us, id: row.id },
        }),
      );
    },
  };
}

const startedUs = sql`(extract(epoch from coalesce(m.session_started_at, m.created_at)) * 1000000)::bigint`;
const nobody = '00000000-0000-0000-0000-000000000000';

/** As the index has its words. */
const plain = (question: string): SQL => sql`without_accents(${question})`;

/** What people type into search engines: `"in this order"`, `or`, `-not`. Never fails, whatever is typed. */
const allWords = (question: string): SQL =>
  sql`(websearch_to_tsquery('english', ${plain(question)}) || websearch_to_tsquery('simple', ${plain(question)}))`;

/** Any of the words that mean something in English, and none of those with a minus before them. */
function anyWord(question: string): SQL {
  const any = (words: string) =>
    sql`replace(plainto_tsquery('english', ${plain(words)})::text, '&', '|')::tsquery`;
  const excluded = question.match(minus)?.join(' ') ?? '';
  return sql`(${any(question.replaceAll(minus, ' '))} && !! ${any(excluded)})`;
}

/** `-this`, `-"these words"` */
const minus = /(?<!\S)-(?:"[^"]*"|\S+)/g;

/** Nobody finds held notes, or what was said in their call, before they are released. */
export const isHeld = sql`(n.held_because is not null and n.released_at is null)`;
export const isCard = sql`s.team_id = m.team_id and s.message_key = ${cardKeyOf(sql`m.id`)}`;
const daySeconds = 86_400;
/** Ranking a passage costs ten times as much as finding it, so only the newest matches of a common word are ranked. */
const maxWeighed = 3_000;

/** Among equal matches, what was written down outranks what was said, and new outranks old. */
const weight = (decision: number): SQL => sql`
  (case p.kind when 'decision' then ${decision}::double precision when 'title' then 1.5 when 'segment' then 1 else 1.2 end)
  * (1 + 0.25 / (1 + greatest(0, extract(epoch from clock_timestamp() - p.created_at)) / ${90 * daySeconds}::double precision))`;

/** `decision`: the weight of a decision where the question asks for one. */
type Look = { query: SQL; rank: SQL; decision: number };

async function find(
  db: Executor,
  reach: Reach,
  { decisions, limit, perMeeting }: Wanted,
  { query, rank, decision }: Look,
): Promise<FoundPassage[]> {
  const { rows } = await db.execute<MeetingRow & PassageRow>(sql`
    select f.kind, f.speaker, f.start_ms, f.text, ${meetingColumns}
    from (
      select g.*, row_number() over (partition by g.meeting_id order by g.score desc, g.id) as nth
      from (
        select p.*, ${rank} * ${weight(decisions ? decision : 1.5)} as score
        from (
          select p.id, p.meeting_id, p.kind, p.speaker, p.start_ms, p.text, p.words, m.created_at
          from passages p join meetings m on m.id = p.meeting_id join notes n on n.meeting_id = p.meeting_id
          where ${withinReach(reach, sql`p`)} and not ${isHeld} and p.words @@ ${query}
            -- Only what it is not: that would be nearly everything.
            and querytree(${query}) not in ('', 'T')
          order by m.created_at desc limit ${maxWeighed}
        ) p
      ) g
    ) f
    join meetings m on m.id = f.meeting_id join notes n on n.meeting_id = f.meeting_id
    left join slack_messages s on ${isCard}
    order by (f.nth > ${perMeeting}), f.score desc, f.id limit ${limit}`);
  return rows.map((row) => ({
    kind: row.kind,
    speaker: row.speaker,
    startMs: row.start_ms,
    text: row.text,
    meeting: meetingOf(row),
  }));
}

type PassageRow = { kind: PassageKind; speaker: string; start_ms: number | null; text: string };

export type MeetingRow = Pick<PastMeeting, 'id' | 'platform' | 'title'> & {
  channel_id: string;
  call_key: string;
  bot_name: string;
  started: number;
  ended: number | null;
  thread_channel: string | null;
  thread: string | null;
};

/** Times in milliseconds; a thread of its own begins with the card. */
export const meetingColumns = sql`
  m.id, m.channel_id, m.platform, m.call_key, m.bot_name,
  case when not ${isHeld} then nullif(n.written ->> 'title', '') end as title,
  (extract(epoch from coalesce(m.session_started_at, m.created_at)) * 1000)::double precision as started,
  (extract(epoch from coalesce(m.session_ended_at, m.over_at)) * 1000)::double precision as ended,
  case when m.thread_ts is null then s.channel_id else m.channel_id end as thread_channel,
  coalesce(m.thread_ts, s.ts) as thread`;

export function meetingOf(row: MeetingRow): PastMeeting {
  const { id, platform, title, channel_id, call_key, bot_name, started, ended, thread_channel, thread } = row;
  return {
    id,
    platform,
    title,
    channelId: channel_id,
    callKey: call_key,
    botName: bot_name,
    startedAt: new Date(Number(started)),
    endedAt: ended === null ? null : new Date(Number(ended)),
    thread: thread_channel && thread ? { channelId: thread_channel, ts: thread } : null,
  };
}
