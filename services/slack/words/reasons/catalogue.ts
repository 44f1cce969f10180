import { accessRefusals } from './access.ts';
import { agentRefusals, agentTaskEnds } from './agents.ts';
import { briefRefusals } from './briefs.ts';
import { forgetWordsRefusals, ledgerRefusals, objectionRefusals } from './consent.ts';
import { decisionRefusals } from './decisions.ts';
import { endReasons } from './ended.ts';
import { exportProblems } from './exports.ts';
import { faceProblems, faceRefusals, faceRequestRefusals } from './faces.ts';
import { proposalRefusals, turnProblems } from './house.ts';
import { importRefusals } from './imports.ts';
import { connectionRefusals, keyRefusals } from './keys.ts';
import { linkRefusals } from './links.ts';
import { memoryRefusals } from './memory.ts';
import { modelProblems } from './models.ts';
import { forgetRefusals, holdReasons, itemRefusals, notesRefusals } from './notes.ts';
import { obstacles } from './obstacles.ts';
import { personaEditRefusals, personaFieldProblems } from './persona-edits.ts';
import { personaProblemWords } from './personas.ts';
import { pikaMemoryRefusals } from './pika-memory.ts';
import { policyProblems } from './policy.ts';
import { problems } from './problems.ts';
import { requestRefusals } from './requests.ts';
import { settingRefusals } from './settings.ts';
import { shareRefusals } from './sharing.ts';
import { slackRefusals } from './slack.ts';
import { spendingRefusals } from './spending.ts';
import { phraseProblems, standupRefusals } from './standups.ts';
import { startDoubts } from './start-doubts.ts';
import { taskEnds } from './task-ends.ts';
import { taskRefusals } from './tasks.ts';
import { toolProblems } from './tools.ts';
import {
  fileProblems,
  sampleRefusals,
  voiceDecisionRefusals,
  voiceFieldProblems,
  voiceProblems,
  voiceRequestRefusals,
} from './voices.ts';
import { workProblems } from './work.ts';

/**
 * Every reason that people read, by subject and code. A new subject is a book beside these and a line here; then the
 * compiler wants words for each of its codes, and the test of the catalogue an example of each.
 */
export const reasons = {
  ended: endReasons,
  problem: problems,
  request: requestRefusals,
  link: linkRefusals,
  persona: personaProblemWords,
  face: faceProblems,
  face_file: faceRefusals,
  face_request: faceRequestRefusals,
  persona_edit: personaEditRefusals,
  persona_field: personaFieldProblems,
  memory: memoryRefusals,
  pika_memory: pikaMemoryRefusals,
  brief: briefRefusals,
  objection: objectionRefusals,
  ledger: ledgerRefusals,
  forget_words: forgetWordsRefusals,
  import: importRefusals,
  file: fileProblems,
  sample: sampleRefusals,
  voice_request: voiceRequestRefusals,
  voice_field: voiceFieldProblems,
  voice: voiceProblems,
  voice_decision: voiceDecisionRefusals,
  obstacle: obstacles,
  decision: decisionRefusals,
  setting: settingRefusals,
  policy: policyProblems,
  spending: spendingRefusals,
  start: startDoubts,
  export: exportProblems,
  slack: slackRefusals,
  access: accessRefusals,
  recap: notesRefusals,
  share: shareRefusals,
  held: holdReasons,
  item: itemRefusals,
  forget: forgetRefusals,
  model: modelProblems,
  standup: standupRefusals,
  phrase: phraseProblems,
  work: workProblems,
  task: taskEnds,
  press: taskRefusals,
  tool: toolProblems,
  key: keyRefusals,
  connection: connectionRefusals,
  agent: agentRefusals,
  agent_task: agentTaskEnds,
  turn: turnProblems,
  proposal: proposalRefusals,
} as const;
