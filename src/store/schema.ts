/** The tables. Moments are milliseconds since 1970, dates ISO text, lists and decks JSON. */
export interface Tables {
  messages: { platform: string; channel: string; message: string; seen_at: number };
  questions: { key: string; question: string; times: number; first_asked: string; last_asked: string };
  settings: { scope: string; platform: string; subject: string; name: string; value: string };
  subscriptions: SubscriptionRow;
  deliveries: DeliveryRow;
  installations: InstallationRow;
  /** When the next request to a platform may leave, by all processes together. */
  lanes: { lane: string; next_at: number };
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
  /** From when on anybody may try: the end of the lease while somebody tries, the time to try again afterwards. */
  ready_at: number;
  worker: string;
  attempts: number;
  unknowns: number;
  first_claimed_at: number;
  message: string | null;
  posted_at: number | null;
  problem: string | null;
}

export interface InstallationRow {
  platform: string;
  space: string;
  /** Encrypted. */
  token: string;
  bot_user: string;
  installed_at: number;
}
