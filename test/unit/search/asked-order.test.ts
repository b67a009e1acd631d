import { describe, expect, it } from '@jest/globals';
import { askedOrder } from '../../../src/search/asked-order.ts';

describe('askedOrder', () => {
  it.each([
    ['What is the latest report by Mia Holt?', 'newest'],
    ['Which is the most recently approved plan?', 'newest'],
    ["What does Mia Holt's last report say?", 'newest'],
    ['NEWEST minutes of the board', 'newest'],
    ['What is the earliest proposal about lamps?', 'oldest'],
    ['Which of them is the oldest?', 'oldest'],
    ['Who wrote the first draft?', 'oldest'],
  ])('reads %s', (question, order) => {
    expect(askedOrder(question)).toBe(order);
  });

  it.each([
    'Who was the first keeper of the light?',
    'What is their last name?',
    'What lies between the oldest and the newest report?',
    'Who stores reports in the lateral store?',
    'Was there a storm?',
    '',
  ])('reads nothing of it in "%s"', (question) => {
    expect(askedOrder(question)).toBeUndefined();
  });
});
