export type TextObject = { readonly type: string; readonly text: string };
export type MenuOption = { readonly text: TextObject; readonly value: string };

/** Anything a person can press, choose from or fill in. */
export type Element = {
  readonly type: string;
  readonly action_id?: string;
  readonly text?: TextObject | string;
  readonly value?: string;
  readonly options?: readonly MenuOption[];
  readonly initial_option?: MenuOption;
  readonly initial_options?: readonly MenuOption[];
  readonly max_files?: number;
  readonly initial_value?: string;
  readonly elements?: readonly Element[];
};

export type Block = {
  readonly type: string;
  readonly block_id?: string;
  readonly text?: TextObject;
  readonly fields?: readonly TextObject[];
  readonly elements?: readonly Element[];
  readonly accessory?: Element;
  readonly element?: Element;
  readonly label?: TextObject;
  readonly hint?: TextObject;
  readonly optional?: boolean;
};

export type Message = {
  readonly type: 'message';
  readonly ts: string;
  readonly user: string;
  readonly text: string;
  readonly channel: string;
  readonly blocks?: readonly Block[];
  readonly thread_ts?: string;
  /** Only this person sees it. */
  readonly ephemeralFor?: string;
};

export type View = {
  readonly id: string;
  readonly type: 'home' | 'modal';
  readonly callback_id: string;
  readonly private_metadata: string;
  readonly hash: string;
  readonly root_view_id: string;
  readonly title: TextObject | null;
  readonly blocks: readonly Block[];
};

export type Args = Readonly<Record<string, unknown>>;
export type Answer = { readonly ok: boolean; readonly error?: string } & Args;
