/** So many earlier sales of a card make it a regular's, of whom is known what they pay: a threshold of ours; five visits are no thief's. */
export const regular = 5;
