{{answer}}
void [[[[]]]];
