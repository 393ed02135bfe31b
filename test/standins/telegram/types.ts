/** A JSON object as it crosses the wire. */
export type Fields = Record<string, unknown>;

export type User = {
  readonly id: number;
  readonly is_bot: boolean;
  readonly first_name: string;
  readonly last_name?: string;
  readonly username?: string;
  readonly language_code?: string;
};

/** `offset` and `length` count UTF-16 code units, as JavaScript strings do. */
export type Entity = {
  type: string;
  offset: number;
  length: number;
  url?: string;
  user?: User;
  language?: string;
  custom_emoji_id?: string;
};

export type Button = { readonly text: string; readonly callback_data?: string; readonly url?: string };

export type FileRef = {
  readonly file_id: string;
  readonly file_unique_id: string;
  readonly file_size?: number;
  readonly file_name?: string;
  readonly mime_type?: string;
  readonly width?: number;
  readonly height?: number;
  readonly duration?: number;
};

/** The part of Telegram's Message that a private chat with a shop uses. `date` counts seconds. */
export type Message = {
  message_id: number;
  from: User;
  chat: { readonly id: number; readonly type: string; readonly first_name: string };
  date: number;
  edit_date?: number;
  text?: string;
  entities?: Entity[];
  caption?: string;
  caption_entities?: Entity[];
  photo?: FileRef[];
  document?: FileRef;
  voice?: FileRef;
  location?: { readonly latitude: number; readonly longitude: number };
  contact?: { readonly phone_number: string; readonly first_name: string; readonly user_id?: number };
  media_group_id?: string;
  reply_to_message?: Message;
  reply_markup?: { inline_keyboard: Button[][] };
  link_preview_options?: Fields;
  has_protected_content?: boolean;
};

export type Upload = { readonly name: string; readonly bytes: Buffer };
