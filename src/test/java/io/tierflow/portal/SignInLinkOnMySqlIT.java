package io.tierflow.portal;

import io.tierflow.testsupport.database.OnMySql;
import io.tierflow.testsupport.flow.FlowTest;

@OnMySql
@FlowTest
class SignInLinkOnMySqlIT extends SignInLinkStories {}
