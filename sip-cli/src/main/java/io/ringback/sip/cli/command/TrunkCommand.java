package io.ringback.sip.cli.command;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
@Command(name="trunk") public final class TrunkCommand implements Callable<Integer> { TrunkCommand() {} public Integer call() { return 0; } }
