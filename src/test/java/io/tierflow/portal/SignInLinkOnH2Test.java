package io.tierflow.portal;

import io.tierflow.database.OnH2;
import io.tierflow.process.FlowTest;

@OnH2
@FlowTest
class SignInLinkOnH2Test extends SignInLinkStories {}
