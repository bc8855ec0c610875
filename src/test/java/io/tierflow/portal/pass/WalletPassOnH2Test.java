package io.tierflow.portal.pass;

import io.tierflow.testsupport.database.OnH2;
import io.tierflow.testsupport.flow.FlowTest;

@OnH2
@FlowTest
class WalletPassOnH2Test extends WalletPassStories {}
