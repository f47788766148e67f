{{answer}}
const round: Record<string, unknown> = {};
round["self"] = round;
