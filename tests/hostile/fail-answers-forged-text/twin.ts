{{answer}}
JSON.stringify({ a: 1 });
