package io.tierflow.portal;

import io.tierflow.database.OnMySql;
import io.tierflow.process.FlowTest;

@OnMySql
@FlowTest
class SignInLinkOnMySqlIT extends SignInLinkStories {}
