"""Asks WEFT_QUESTION over WebSocket with gql and prints each event as a line of JSON."""

import asyncio
import json
import os

from gql import Client, gql
from gql.transport.websockets import WebsocketsTransport

ask = gql("""
    subscription ($question: String!) {
      ask(input: { question: $question }) {
        __typename
        ... on AnswerStarted { sequence }
        ... on EvidenceFound { sequence }
        ... on TextDelta { sequence text }
        ... on CitationAdded { sequence }
        ... on AnswerCompleted { sequence answer { text } }
        ... on AnswerFailed { sequence code }
      }
    }
""")
ask.variable_values = {"question": os.environ["WEFT_QUESTION"]}


async def main():
    url = os.environ["WEFT_URL"].replace("http", "ws", 1) + "/graphql"
    transport = WebsocketsTransport(url=url, init_payload={"Authorization": f"Bearer {os.environ['WEFT_TOKEN']}"})
    # The schema is fetched over the same socket, so the operation is checked against it before it is sent.
    async with Client(transport=transport, fetch_schema_from_transport=True) as session:
        async for event in session.subscribe(ask):
            print(json.dumps(event["ask"]), flush=True)


asyncio.run(main())
