/** What GraphiQL's tabs show at first. A test runs each. */
export const EXAMPLE_OPERATIONS: readonly { query: string; variables?: Readonly<Record<string, unknown>> }[] = [
  {
    query: `# Ask a question and watch the answer being written.
subscription Ask($question: String!) {
  ask(input: { question: $question }) {
    __typename
    ... on TextDelta { text }
    ... on EvidenceFound { evidenceGrade degraded }
    ... on AnswerCompleted {
      answer {
        text
        citations {
          number
          quote
          evidence {
            ... on PassageEvidence { hit { document { title } headingPath } }
            ... on FactEvidence { sentence }
          }
        }
      }
    }
    ... on AnswerFailed { code message }
  }
}
`,
    variables: { question: 'Who works on Fulmar, and what was decided about failover?' },
  },
  {
    query: `# Search, and see where each score comes from.
query Search($query: String!) {
  search(input: { query: $query, limit: 5 }) {
    evidenceGrade
    names { text node { kind name } }
    hits {
      score
      scoreParts { retriever contribution rank }
      document { title authors { nodes { name } } }
      headingPath
      snippet
      path { start { name } steps { relationship isForward node { name } } }
    }
  }
}
`,
    variables: { query: 'controller failover' },
  },
  {
    query: `# People, and what they work on.
query People($first: Int!, $after: String) {
  employeesConnection(first: $first, after: $after) {
    totalCount
    pageInfo { hasNextPage endCursor }
    nodes {
      name
      title
      manager { name }
      projects { edges { role node { name status } } }
      documents(first: 3) { totalCount edges { roles node { title } } }
    }
  }
}
`,
    variables: { first: 5 },
  },
  {
    query: `# Who am I, and what may I see?
query Viewer {
  viewer {
    tenant { slug name }
    employee { name title }
    permissions
    scopes
  }
}
`,
  },
  {
    query: `# Add a document. Sending it again changes nothing.
mutation Ingest {
  ingestDocuments(
    input: {
      documents: [
        { externalId: "hello", title: "Hello from GraphiQL", text: "# Hello\\n\\nThis note was added through the API." }
      ]
    }
  ) {
    documents { state passageCount document { id title } }
    userErrors { field code message }
  }
}
`,
  },
];
