{{answer}}
Object.fromEntries([['a', 1]]);
