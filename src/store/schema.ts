/** The tables. Moments are milliseconds since 1970, dates ISO text, lists and decks JSON. */
export interface Tables {
  messages: { platform: string; channel: string; message: string; seen_at: number };
  questions: QuestionRow;
  /** What was answered a short while ago, so that a vote can name it. Id and tenant are pseudonyms. */
  answered: { id: string; tenant: string; question: string; asked_at: number };
  /** What a conversation was about a short while ago: ids and readings, as JSON. Id and tenant are pseudonyms. */
  conversations: { id: string; tenant: string; context: string; said_at: number };
  ballots: BallotRow;
  votes: { platform: string; space: string; fact: string; up: number; down: number };
  settings: { scope: string; platform: string; subject: string; name: string; value: string };
  subscriptions: SubscriptionRow;
  deliveries: DeliveryRow;
  installations: InstallationRow;
  /**
   * Where a community stands that wrote facts of its own or chose packs: how often it changed that, its last number, and the
   * ids of its packs as JSON, null where it uses all.
   */
  local_places: { platform: string; space: string; revision: number; last_number: number; packs: string | null };
  /** The last version of each of its facts. */
  local_facts: LocalFactRow;
  /** All versions, the last ones among them. */
  local_versions: LocalFactRow;
  /** When the next request to a platform may leave, by all processes together. */
  lanes: { lane: string; next_at: number };
}

export interface QuestionRow {
  id: string;
  platform: string;
  /** Empty where it was asked in no server or workspace. */
  space: string;
  question: string;
  /** How often it went unanswered, and how often its answer was voted down. */
  times: number;
  down: number;
  /** The fact that was shown when its answer was last voted down. */
  fact: string | null;
  first_asked: string;
  last_asked: string;
}

/** A vote by somebody, who is in it by a pseudonym of their own for each answer. */
interface BallotRow {
  id: string;
  /** A pseudonym. */
  tenant: string;
  /** 1 for the answer, 0 against it. */
  is_up: number;
  /** The id of the question with which it is counted. */
  question: string | null;
  cast_at: number;
}

export interface SubscriptionRow {
  platform: string;
  channel: string;
  space: string | null;
  time: string;
  zone: string;
  /** Weekdays as digits, 1 for Monday to 7 for Sunday. */
  days: string;
  topics: string;
  language: string | null;
  /** 1 for posts with a card, 0 for words alone. */
  card: number;
  set_by: string;
  changed_at: number;
  state: string;
  problem: string | null;
  /** The last local date for which a delivery was made. */
  last_date: string | null;
  /** Null where nothing is due: switched off or paused. */
  next_due_at: number | null;
  deck: string;
}

export interface DeliveryRow {
  platform: string;
  channel: string;
  date: string;
  due_at: number;
  fact: string;
  state: string;
  /** From when on any worker can try: the end of the lease while one is trying, the time of the next attempt afterwards. */
  ready_at: number;
  worker: string;
  attempts: number;
  unknowns: number;
  first_claimed_at: number;
  /** When the first request with an unknown outcome left, in milliseconds since 1970 by the platform's clock. */
  sent_at: number | null;
  /** When the platform first said that the channel takes no posts of ours. */
  refused_at: number | null;
  message: string | null;
  posted_at: number | null;
  problem: string | null;
}

export interface LocalFactRow {
  platform: string;
  space: string;
  number: number;
  version: number;
  state: string;
  /** JSON that begins with its kind. */
  content: string;
  added_by: string;
  added_at: number;
  approved_by: string | null;
  changed_by: string;
  changed_at: number;
}

export interface InstallationRow {
  platform: string;
  space: string;
  /** Encrypted. */
  token: string;
  bot_user: string;
  installed_at: number;
}
