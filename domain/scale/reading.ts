/** What a scale says at one moment. */
export type ScaleReading = {
  readonly weightGrams: number;
  /** Whether the weight rests; one that still moves is nobody's weight. */
  readonly stable: boolean;
};

/** What the window is told of the station's scale. */
export type ScaleNews =
  | { readonly kind: 'reading'; readonly reading: ScaleReading }
  /** The scale cannot be heard; it is tried again until it can. */
  | { readonly kind: 'lost'; readonly code: string };
