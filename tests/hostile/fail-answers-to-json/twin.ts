{{answer}}
JSON.stringify({ toJSON: () => 1 });
